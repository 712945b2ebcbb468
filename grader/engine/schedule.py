"""The schedule: the list of choices that decides an execution, short enough to be typed.

Written as segments joined by dots: `0.1*3.2.1` reads "the main thread until it blocks or ends, then
thread 1 for three steps, then thread 2 until it blocks or ends, then thread 1". Threads are
numbered in order of their start. After the
last segment the execution goes on without preemption: the running thread stays, and where it blocks
or ends the ready thread with the lowest number follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grader.errors import UserError

_SEGMENT = re.compile(r"(\d{1,6})(?:\*(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one task.

    `steps` operations, then a preemption; or to its next block or end, if None.
    """

    task: int
    steps: int | None = None

    def __str__(self) -> str:
        return str(self.task) if self.steps is None else f"{self.task}*{self.steps}"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Segments in the order in which they run."""

    segments: tuple[Segment, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Schedule:
        """Reads a schedule as it is printed.

        Raises:
            UserError: The text is not a schedule.
        """
        segments = []
        for part in text.strip().split("."):
            match = _SEGMENT.fullmatch(part)
            if match is None:
                message = (
                    f"{text!r} is not a schedule: "
                    f"{part!r} should be a thread's number, or NUMBER*STEPS."
                )
                raise UserError(
                    message, next_step="Copy the schedule from the report, such as 0.1*3.2"
                )
            task, steps = match.groups()
            segments.append(Segment(int(task), None if steps is None else int(steps)))
        return cls(tuple(segments)).tidied()

    def tidied(self) -> Schedule:
        """The same, without empty segments and with neighbouring stretches of a task joined."""
        tidy: list[Segment] = []
        for segment in self.segments:
            if segment.steps == 0:
                continue
            before = tidy[-1].steps if tidy and tidy[-1].task == segment.task else None
            if before is not None:
                # After a block, the same task again means something else: time passes for a
                # sleeper.
                tidy[-1] = Segment(
                    segment.task, None if segment.steps is None else before + segment.steps
                )
            else:
                tidy.append(segment)
        return Schedule(tuple(tidy))

    @property
    def preemptions(self) -> int:
        """How often a task is put on hold that could have gone on."""
        return sum(segment.steps is not None for segment in self.segments[:-1])

    def __str__(self) -> str:
        return ".".join(map(str, self.segments)) or "0"
