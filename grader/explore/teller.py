"""The teller: runs a witness again and says what happened in terms of the student's source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.engine.ending import EndingKind
from grader.engine.schedule import Schedule
from grader.explore.outcome import (
    Deadlock,
    Race,
    RaceSite,
    Uncaught,
    Unending,
    Wait,
    source_line,
)
from grader.explore.tally import text_of
from grader.strategies import Replay
from grader.virtual.program import CHECK_FILE, Execution, LoadedProgram
from grader.virtual.recorder import Event, EventRecorder

if TYPE_CHECKING:
    from grader.explore.search import Search
    from grader.explore.tally import Tallied


class Teller:
    """Tells the endings of one program."""

    def __init__(self, loaded: LoadedProgram, search: Search) -> None:
        self.loaded = loaded
        self.search = search
        self._latest: tuple[str, Execution, EventRecorder] | None = None

    def follow(self, schedule: Schedule, recorder: EventRecorder | None = None) -> Execution:
        """Runs a schedule, as far as the program goes along with it."""
        replay = Replay(schedule, strict=False)
        replay.begin(0)
        return self.loaded.run(
            replay,
            adversarial=self.search.adversarial,
            limit=self.search.steps,
            recorder=recorder,
        )

    def recorded(self, schedule: str) -> tuple[Execution, EventRecorder]:
        """Runs a schedule again and writes it down; the latest is not run twice."""
        if self._latest is None or self._latest[0] != schedule:
            recorder = EventRecorder(self.loaded.sites, frozenset(self.loaded.files))
            execution = self.follow(Schedule.parse(schedule), recorder)
            self._latest = schedule, execution, recorder
        return self._latest[1:]

    def source(self, file: str, line: int | None) -> str:
        """A line of one of the program's files."""
        return source_line(self.loaded.sources.get(file, []), line)

    def _last_places(self, recorder: EventRecorder) -> dict[str, Event]:
        return {
            event.task.label: event for event in recorder.events if event.file in self.loaded.files
        }

    def deadlock(self, group: Tallied) -> Deadlock:
        """Who waits for what, in which line."""
        execution, recorder = self.recorded(group.witness)
        last = self._last_places(recorder)
        waits = []
        for waiting in execution.ending.waiting:
            event = last.get(waiting.task)
            hidden = event is None or event.file == CHECK_FILE
            line = 0 if event is None or hidden else event.line
            file = event.file if event is not None else ""
            what = (event.location if event is not None else None) or "something"
            held_by = waiting.held_by
            if waiting.joins:
                what = f"{waiting.joins} to end"
            elif recorder.is_internal(waiting.blocked_on) or what.endswith("()"):
                held_by = None
            waits.append(Wait(waiting.task, line, self.source(file, line), what, held_by))
        return Deadlock(_deadlock_message(waits), tuple(waits), group.executions, group.witness)

    def uncaught(self, group: Tallied) -> Uncaught:
        """An exception that nobody caught, with the place where it was raised."""
        error = group.ending.error
        file, line = self.raised(error)
        return Uncaught(
            type(error).__name__,
            text_of(error),
            group.ending.task,
            file,
            line,
            self.source(file, line),
            group.executions,
            group.witness,
        )

    def raised(self, error: BaseException | None) -> tuple[str, int | None]:
        """The innermost place in the program's own files where an error passed."""
        found: tuple[str, int | None] = (self.loaded.program.file, None)
        trace = error.__traceback__ if error is not None else None
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in self.loaded.files and file != CHECK_FILE:
                found = file, trace.tb_lineno
            trace = trace.tb_next
        return found

    def unending(self, group: Tallied) -> Unending:
        """What had not ended, and where it was."""
        ending = group.ending
        execution, recorder = self.recorded(group.witness)
        event = self._last_places(recorder).get(ending.task)
        line = event.line if event is not None and event.file != CHECK_FILE else None
        file = event.file if event is not None else self.loaded.program.file
        loop = execution.scheduler.spin.last_site
        if loop is not None and ending.kind is not EndingKind.LEAKED_THREAD:
            site = self.loaded.sites[loop]
            file, line = site.file, None if site.file == CHECK_FILE else site.line
        where = f" (line {line})" if line else ""
        if ending.kind is EndingKind.LEAKED_THREAD:
            message = (
                f"{ending.task} is still there after everything else has ended{where}: "
                "nothing will ever end it."
            )
        elif ending.kind is EndingKind.NEVER_ENDS:
            message = (
                f"{ending.task} never ends{where}: "
                "it waits in a loop for something that nobody will change."
            )
        else:
            message = f"{ending.task} had not ended after {self.search.steps} steps{where}."
        return Unending(
            message, ending.task, line, self.source(file, line), group.executions, group.witness
        )

    def race(self, one: int, other: int, schedule: str) -> Race | None:
        """Both sides of a race between two sites; None if it cannot be told."""
        sites = self.loaded.sites
        if CHECK_FILE in (sites[one].file, sites[other].file):
            return None
        _execution, recorder = self.recorded(schedule)
        sides = _racing(recorder.events, one, other)
        if sides is None:
            return None
        first, second = (
            RaceSite(
                event.task.label,
                event.file,
                event.line,
                self.source(event.file, event.line),
                event.kind,
                tuple(recorder.name(mutex) for mutex in event.mutexes),
            )
            for event in sides
        )
        return Race(sites[other].name, first, second, schedule)


def _racing(events: list[Event], one: int, other: int) -> tuple[Event, Event] | None:
    """Two events at these sites, by different tasks in the same place, one of them a write."""
    firsts = [event for event in events if event.site == one]
    for second in (event for event in events if event.site == other):
        for first in firsts:
            same = first.place is not None and second.place is not None
            same = same and first.place[0] == second.place[0]  # type: ignore[index]  # just asked
            if same and first.task is not second.task and (first.writes or second.writes):
                return first, second
    return None


def _deadlock_message(waits: list[Wait]) -> str:
    """In one sentence, who waits for what."""
    parts = []
    for wait in waits:
        where = f" in line {wait.line}" if wait.line else ""
        if wait.waits_for.endswith("()"):
            parts.append(f"{wait.task} is in {wait.waits_for}{where}, and nobody will ever wake it")
            continue
        held = f", which {wait.held_by} holds" if wait.held_by and wait.held_by != wait.task else ""
        held = ", which it holds itself" if wait.held_by == wait.task else held
        parts.append(f"{wait.task} waits{where} for {wait.waits_for}{held}")
    return "Nobody can go on: " + "; ".join(parts) + "."
