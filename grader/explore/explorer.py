"""The explorer: runs a program under many schedules and gathers what it can do."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.engine.ending import EndingKind
from grader.engine.schedule import Schedule
from grader.explore.outcome import (
    Deadlock,
    Outcome,
    Race,
    RaceSite,
    Result,
    Uncaught,
    Unending,
    Verdict,
    Wait,
    source_line,
)
from grader.explore.tally import Tally, Tallied
from grader.strategies import NonPreemptive, Replay, by_name
from grader.virtual.observations import Observation
from grader.virtual.program import CHECK_FILE, Execution, LoadedProgram, Refused
from grader.virtual.recorder import Event, EventRecorder

if TYPE_CHECKING:
    from grader.engine.strategy import Strategy
    from grader.explore.search import Search

_TOLD = 12
"""Endings of each kind, and races, that are told in full."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection in executions: finalizers would run at points that no schedule names."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Explorer:
    """Explores one program."""

    def __init__(self, loaded: LoadedProgram, search: Search) -> None:
        self.loaded = loaded
        self.search = search
        self._tally = Tally()
        self._probed = False
        self._exhausted = False
        self._stopped: str | None = None
        self._output = ""
        self._race_witness: list[str] = []

    def explore(self) -> Outcome:
        """Explores within the budget.

        Raises:
            Refused: The program cannot be explored.
        """
        started = time.monotonic()
        with _without_collection():
            self._explore(started)
        return self._outcome()

    def _explore(self, started: float) -> None:
        first = self._run(NonPreemptive())
        self._output = self.loaded.output.text
        # Where nobody could have gone on but the one who did, and nothing raced, there is only one interleaving.
        self._exhausted = first.choices == 0 and not self.loaded.hooks.races
        strategy = by_name(self.search.strategy, self.search.seed)
        while not self._over(started) and strategy.begin(self._tally.executions):
            self._run(strategy)

    def _over(self, started: float) -> bool:
        if self._exhausted or self._tally.executions >= self.search.executions or self._stopped:
            return True
        if self.search.seconds is not None and time.monotonic() - started > self.search.seconds:
            self._stopped = f"the {self.search.seconds:g} seconds were over"
            return True
        return False

    def _run(self, strategy: Strategy) -> Execution:
        execution = self.loaded.run(
            strategy,
            adversarial=self.search.adversarial,
            limit=self.search.steps,
            probed=self._probed,
        )
        if execution.too_much_output:
            message = "The program prints without end: more than a million characters in one execution."
            raise Refused("too_much_output", message)
        strategy.end(execution.scheduler.trace or ())
        self._probed = self._probed or execution.scheduler.probed
        kind = execution.ending.kind
        if kind is EndingKind.ABANDONED:
            return execution
        if kind in (EndingKind.CUT_OFF, EndingKind.NEVER_ENDS):
            # Each further one would cost as long, and one shows it.
            self._stopped = "an execution did not end"
        self._tally.add(execution)
        while len(self._race_witness) < len(self.loaded.hooks.races):
            self._race_witness.append(str(execution.schedule))
        for site, task in execution.scheduler.spin.sites.items():
            where = self.loaded.sites[site]
            if where.file != CHECK_FILE:
                self.loaded.hooks.observed.add(Observation("busy_wait", where.line, task))
        return execution

    # -- the outcome -----------------------------------------------------------------------------------------

    def _outcome(self) -> Outcome:
        groups = self._tally.groups.values()
        observed = self.loaded.hooks.observed
        for each in self.loaded.facts:
            observed.add(each)
        results, deadlocks, exceptions, endless, leaks = [], [], [], [], []
        for group in groups:
            kind = group.ending.kind
            if kind is EndingKind.RETURNED:
                results.append(Result(group.ending.value, group.executions, group.witness))
            elif kind is EndingKind.EXCEPTION:
                exceptions.append(self._uncaught(group))
            elif kind is EndingKind.DEADLOCK and len(deadlocks) < _TOLD:
                deadlocks.append(self._deadlock(group))
            elif kind is EndingKind.LEAKED_THREAD and len(leaks) < _TOLD:
                leaks.append(self._unending(group))
            elif len(endless) < _TOLD:
                endless.append(self._unending(group))
        return Outcome(
            self._verdict(),
            tuple(results),
            tuple(deadlocks),
            tuple(exceptions),
            tuple(endless),
            tuple(leaks),
            self._races(),
            tuple(observed.all()),
            self._output,
            self.loaded.sources,
        )

    def _verdict(self) -> Verdict:
        kinds = {group.ending.kind for group in self._tally.groups.values()}
        bad = kinds - {EndingKind.RETURNED, EndingKind.CUT_OFF}
        executions = self._tally.executions
        bound = None if self._exhausted else f"{executions} executions sampled"
        if bad:
            ending = "fails"
        elif EndingKind.CUT_OFF in kinds:
            ending = "gave_up"
            bound = f"an execution had not ended after {self.search.steps} steps"
        elif self._exhausted:
            ending = "holds"
        else:
            ending = "holds_within_bound"
            if self._stopped:
                bound = f"{bound}, as {self._stopped}"
        return Verdict(ending, executions, self._exhausted, self.search.clock, self.search.strategy, bound)

    def recorded(self, schedule: str) -> tuple[Execution, EventRecorder]:
        """Runs a schedule again and writes it down."""
        recorder = EventRecorder(self.loaded.sites, frozenset(self.loaded.files))
        replay = Replay(Schedule.parse(schedule), strict=False)
        replay.begin(0)
        execution = self.loaded.run(
            replay, adversarial=self.search.adversarial, limit=self.search.steps, recorder=recorder
        )
        return execution, recorder

    def _source(self, file: str, line: int | None) -> str:
        return source_line(self.loaded.sources.get(file, []), line)

    def _last_places(self, recorder: EventRecorder) -> dict[str, Event]:
        return {event.task.label: event for event in recorder.events if event.file in self.loaded.files}

    def _deadlock(self, group: Tallied) -> Deadlock:
        execution, recorder = self.recorded(group.witness)
        last = self._last_places(recorder)
        waits = []
        for waiting in execution.ending.waiting:
            event = last.get(waiting.task)
            hidden = event is None or event.file == CHECK_FILE
            line = 0 if event is None or hidden else event.line
            file = event.file if event is not None else ""
            what = (event.location if event is not None else None) or waiting.joins or "something"
            if waiting.joins:
                what = f"{waiting.joins} to end"
            waits.append(Wait(waiting.task, line, self._source(file, line), what, waiting.held_by))
        return Deadlock(_deadlock_message(waits), tuple(waits), group.executions, group.witness)

    def _uncaught(self, group: Tallied) -> Uncaught:
        error = group.ending.error
        file, line = self._raised(error)
        return Uncaught(
            type(error).__name__,
            _text(error),
            group.ending.task,
            file,
            line,
            self._source(file, line),
            group.executions,
            group.witness,
        )

    def _raised(self, error: BaseException | None) -> tuple[str, int | None]:
        """The innermost place in the program's own files where an error passed."""
        found: tuple[str, int | None] = (self.loaded.program.file, None)
        trace = error.__traceback__ if error is not None else None
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in self.loaded.files and file != CHECK_FILE:
                found = file, trace.tb_lineno
            trace = trace.tb_next
        return found

    def _unending(self, group: Tallied) -> Unending:
        ending = group.ending
        _execution, recorder = self.recorded(group.witness)
        event = self._last_places(recorder).get(ending.task)
        line = event.line if event is not None and event.file != CHECK_FILE else None
        file = event.file if event is not None else self.loaded.program.file
        where = f" (line {line})" if line else ""
        if ending.kind is EndingKind.LEAKED_THREAD:
            message = f"{ending.task} is still there after everything else has ended{where}: nothing will ever end it."
        elif ending.kind is EndingKind.NEVER_ENDS:
            message = f"{ending.task} never ends{where}: it waits in a loop for something that nobody will change."
        else:
            message = f"{ending.task} had not ended after {self.search.steps} steps{where}."
        return Unending(message, ending.task, line, self._source(file, line), group.executions, group.witness)

    def _races(self) -> tuple[Race, ...]:
        races = []
        pairs = sorted(self.loaded.hooks.races.items(), key=lambda each: each[1])[:_TOLD]
        for (one, other), number in pairs:
            race = self._race(one, other, self._race_witness[number])
            if race is not None:
                races.append(race)
        return tuple(races)

    def _race(self, one: int, other: int, schedule: str) -> Race | None:
        places = [(self.loaded.sites[site].file, self.loaded.sites[site].line, self.loaded.sites[site].name) for site in (one, other)]
        if any(file == CHECK_FILE for file, _line, _name in places):
            return None
        _execution, recorder = self.recorded(schedule)
        sides: list[Event] = []
        for file, line, _name in places:
            taken = {event.task for event in sides}
            found = next(
                (
                    event
                    for event in recorder.events
                    if (event.file, event.line) == (file, line)
                    and event.place is not None
                    and event.task not in taken
                    and (not sides or event.place[0] == sides[0].place[0])  # type: ignore[index]  # it has a place
                ),
                None,
            )
            if found is None:
                return None
            sides.append(found)
        first, second = (
            RaceSite(
                event.task.label,
                event.file,
                event.line,
                self._source(event.file, event.line),
                event.kind,
                tuple(recorder.name(mutex) for mutex in event.mutexes),
            )
            for event in sides
        )
        return Race(places[1][2], first, second, schedule)


def _text(error: BaseException | None) -> str:
    """An error's text; asking for it runs the student's code, which may fail."""
    try:
        return str(error)[:500]
    except Exception:  # noqa: BLE001 - whatever their __str__ does
        return "(an error without text)"


def _deadlock_message(waits: list[Wait]) -> str:
    """In one sentence, who waits for what."""
    parts = []
    for wait in waits:
        held = f", which {wait.held_by} holds" if wait.held_by and wait.held_by != wait.task else ""
        held = ", which it holds itself" if wait.held_by == wait.task else held
        where = f" in line {wait.line}" if wait.line else ""
        parts.append(f"{wait.task} waits{where} for {wait.waits_for}{held}")
    return "Nobody can go on: " + "; ".join(parts) + "."
