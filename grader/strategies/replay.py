"""Replay: runs an execution again, exactly or as nearly as the program allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from grader.engine.strategy import Abandon
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.schedule import Schedule
    from grader.engine.task import Task


class ReplayDiverged(UserError):
    """The program did not take the way that the schedule says."""


class Choice(NamedTuple):
    """What was seen at one scheduling point: compared when the execution is run again."""

    chosen: int
    enabled: tuple[int, ...]
    kind: str


class Replay:
    """Follows a schedule, then goes on without preemption.

    Args:
        schedule: The choices to repeat.
        strict: Raise `ReplayDiverged` where the schedule cannot be followed; otherwise skip what
            cannot be.
        expected: The choices of the original, if they were kept: chosen task, enabled tasks and
            operation are compared at each point.
        keep: Whether to keep the choices, to be expected of a further one.
    """

    name: ClassVar[str] = "replay"
    sees_every_point: ClassVar[bool] = True
    wants_trace: ClassVar[bool] = False

    def __init__(
        self,
        schedule: Schedule,
        *,
        strict: bool = True,
        expected: Sequence[Choice] | None = None,
        keep: bool = False,
    ) -> None:
        self._segments = schedule.segments
        self._strict = strict
        self._keep = keep or expected is not None
        self._expected = expected
        self._place = 0
        self._entered = False
        self._start = 0
        self.choices: list[Choice] = []
        self.diverged: str | None = None

    def begin(self, number: int) -> bool:
        """Starts over; one execution is all there is."""
        self._place = 0
        self._entered = bool(self._segments) and self._segments[0].task == 0
        self._start = 0
        self.choices = []
        self.diverged = None
        return number == 0

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Takes the task that the schedule names.

        Raises:
            Abandon: The program went another way than it did before, and the replay is strict.
        """
        chosen = self._chosen(ready, current)
        if not self._keep:
            return chosen
        choice = Choice(chosen.index, tuple(task.index for task in ready), chosen.pending[0])
        self.choices.append(choice)
        if self._expected is not None:
            place = len(self.choices) - 1
            was = self._expected[place] if place < len(self._expected) else "the end"
            if was != choice:
                self._diverge(f"point {place + 1} was {was}, now it is {choice}")
        return chosen

    def _chosen(self, ready: Sequence[Task], current: Task) -> Task:
        while self._place < len(self._segments):
            segment = self._segments[self._place]
            if not self._entered:
                following = next((task for task in ready if task.index == segment.task), None)
                if following is not None:
                    self._entered = True
                    self._start = following.steps
                    return following
                self._diverge(f"thread {segment.task} cannot run where the schedule wants it to")
            else:
                spent = current.steps - self._start if current.index == segment.task else 0
                unfinished = segment.steps is None or spent < segment.steps
                if current.ready and current.index == segment.task and unfinished:
                    return current
                if segment.steps is not None and unfinished:
                    self._diverge(
                        f"{current.label} did {spent} steps of {segment.steps}, then stopped"
                    )
            self._place += 1
            self._entered = False
        if current.ready:
            return current
        return next((task for task in ready if task.ready), ready[0])

    def _diverge(self, why: str) -> None:
        if self.diverged is None:
            self.diverged = why
        if self._strict:
            raise Abandon

    def check(self) -> None:
        """Says so if the execution left the schedule.

        Raises:
            ReplayDiverged: It did.
        """
        if self.diverged is not None:
            message = f"The program no longer runs as this schedule says: {self.diverged}."
            raise ReplayDiverged(
                message, next_step="Run the check again: it prints a schedule that fits the file."
            )

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn."""
