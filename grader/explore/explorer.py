"""The explorer: runs a program under many schedules and gathers what it can do."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.engine.ending import EndingKind
from grader.engine.schedule import Schedule
from grader.explore.outcome import Outcome, Race, Result, Verdict
from grader.explore.tally import Tallied, Tally
from grader.explore.teller import Teller
from grader.strategies import Exhaustive, NonPreemptive, Pipeline, Replay, way
from grader.virtual.observations import Observation
from grader.virtual.program import CHECK_FILE, Execution, LoadedProgram
from grader.virtual.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.engine.strategy import Strategy
    from grader.explore.search import Search

Watch = Callable[[int, int], bool]
"""Is told after each execution how many there were and how many endings that fail were found; gives
whether to stop."""

_TOLD = 12
"""Endings of each kind, and races, that are told in full."""
_REDUNDANT = 10
"""Executions that may be given up as redundant, for each one of the budget."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection in executions.

    Finalizers would run at points that no schedule names.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Explorer:
    """Explores one program."""

    def __init__(
        self, loaded: LoadedProgram, search: Search, *, watch: Watch | None = None
    ) -> None:
        self._watch = watch
        self.loaded = loaded
        self.search = search
        self._teller = Teller(loaded, search)
        self._tally = Tally()
        self._probed = False
        self._exhausted = False
        self._bound: str | None = None
        self._curbed: str | None = None
        self._abandoned = 0
        self._before: list[Tally] = []
        self._spent_before = 0
        self._stopped: str | None = None
        self._output = ""
        self._timed = False
        self._threads: int | None = None
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

    def follow(self, schedule: str) -> Outcome:
        """Runs the one execution of a schedule.

        Raises:
            Refused: The program cannot be explored.
        """
        replay = Replay(Schedule.parse(schedule), strict=False)
        replay.begin(0)
        with _without_collection():
            self._run(replay)
        self._output = self.loaded.output.text
        self._stopped = self._stopped or "one schedule was asked for"
        return self._outcome()

    def _explore(self, started: float) -> None:
        first = self._run(NonPreemptive())
        self._output = self.loaded.output.text
        if first.choices == 0 and not self.loaded.hooks.heat:
            # Nobody could have gone on but the one who did, and nothing raced: there is only one
            # interleaving.
            self._bound = self._one_seed()
            self._exhausted = self._bound is None
            return
        strategies = way(self.search.strategy, self.search.seed)
        passes = 0
        sampled = False
        bound = None
        while not self._over(started):
            strategy = strategies.following(self._spent)
            if not strategy.begin(self._spent):
                bound = self._come_to_an_end(strategy)
                if self._exhausted or not strategies.goes_on_without(strategy):
                    break
                continue
            if not isinstance(strategy, Exhaustive):
                sampled = True
            elif strategy.passes > passes and not sampled:
                passes = strategy.passes
                self._count_anew()
            self._run(strategy)
            self._bound = bound or getattr(strategy, "bound", None)
            at_limit = self._spent >= self.search.executions
            # The last execution of the budget may have been the last of all.
            if at_limit and isinstance(strategy, Exhaustive) and not strategy.begin(self._spent):
                self._come_to_an_end(strategy)
        if not self._exhausted:
            self._count_all()

    def _come_to_an_end(self, strategy: Strategy) -> str | None:
        """A strategy has nothing left to explore: gives what is not known all the same."""
        self._bound = self._left_out() or getattr(strategy, "bound", None)
        self._exhausted = self._bound is None
        return self._bound

    def _left_out(self) -> str | None:
        """What is not known even where a strategy has nothing left to explore."""
        if self._curbed is not None:
            return f"every order of steps, but {self._curbed}"
        return self._one_seed()

    def _one_seed(self) -> str | None:
        if self.loaded.draws:
            return "every order of steps, with the random numbers of one seed"
        return None

    @property
    def _spent(self) -> int:
        """Complete executions so far."""
        return self._tally.executions + self._spent_before

    def _count_anew(self) -> None:
        """A search that is to count each order once starts over: it finds again what was found."""
        self._before.append(self._tally)
        self._spent_before += self._tally.executions
        self._tally = Tally()

    def _count_all(self) -> None:
        """The search did not come to its end: what was found before it started over counts, too."""
        for tally in reversed(self._before):
            tally.take_over(self._tally)
            self._tally = tally
        self._before.clear()
        self._spent_before = 0

    def _over(self, started: float) -> bool:
        if self._exhausted or self._spent >= self.search.executions or self._stopped:
            return True
        if self._abandoned > self.search.executions * _REDUNDANT:
            self._stopped = "nearly all further ones showed nothing new"
            return True
        if self._watch is not None and self._watch(self._spent, self._tally.failures):
            self._stopped = "it was interrupted"
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
            message = (
                "The program prints without end: more than a million characters in one execution."
            )
            raise Refused("too_much_output", message)
        strategy.end(execution.scheduler.trace or ())
        self._probed = self._probed or execution.scheduler.probed
        scheduler = execution.scheduler
        self._timed = self._timed or scheduler.timed or scheduler.spin.clock_reads > 0
        kind = execution.ending.kind
        if kind is EndingKind.ABANDONED:
            self._abandoned += 1
            return execution
        self._curbed = self._curbed or scheduler.curbed
        if kind is EndingKind.RETURNED:
            begun = scheduler.begun
            self._threads = begun if self._threads is None else min(self._threads, begun)
        if kind in (EndingKind.CUT_OFF, EndingKind.NEVER_ENDS):
            # Each further one would cost as long, and one shows it.
            self._stopped = "an execution did not end"
        self._tally.add(execution)
        while len(self._race_witness) < len(self.loaded.hooks.races):
            self._race_witness.append(str(execution.schedule))
        for task, places in scheduler.exited:
            lines = [line for file, line in places if file == self.loaded.program.file]
            if lines:
                self.loaded.hooks.observed.add(Observation("ended_by_exit", lines[-1], task))
        for site, task in scheduler.spin.sites.items():
            where = self.loaded.sites[site]
            if where.file != CHECK_FILE:
                self.loaded.hooks.observed.add(Observation("busy_wait", where.line, task))
        return execution

    # -- the outcome

    def _outcome(self) -> Outcome:
        observed = self.loaded.hooks.observed
        for each in self.loaded.facts:
            observed.add(each)
        groups = list(self._tally.groups.values())
        teller = self._teller

        def ended(*kinds: EndingKind) -> list[Tallied]:
            return [group for group in groups if group.ending.kind in kinds][:_TOLD]

        returned = [group for group in groups if group.ending.kind is EndingKind.RETURNED]
        return Outcome(
            verdict=self._verdict(),
            results=tuple(
                Result(each.ending.value, each.executions, each.witness) for each in returned
            ),
            deadlocks=tuple(map(teller.deadlock, ended(EndingKind.DEADLOCK))),
            exceptions=tuple(map(teller.uncaught, ended(EndingKind.EXCEPTION))),
            endless=tuple(map(teller.unending, ended(EndingKind.NEVER_ENDS, EndingKind.CUT_OFF))),
            leaks=tuple(map(teller.unending, ended(EndingKind.LEAKED_THREAD))),
            races=self._races(),
            observations=tuple(observed.all()),
            output=self._output,
            timed=self._timed,
            threads=self._threads or 0,
            sources=self.loaded.sources,
            notes=tuple(self.loaded.notes),
        )

    def _races(self) -> tuple[Race, ...]:
        if not self.search.races:
            return ()
        pairs = sorted(self.loaded.hooks.races.items(), key=lambda each: each[1])[:_TOLD]
        told = [self._teller.race(*pair, self._race_witness[number]) for pair, number in pairs]
        return tuple(race for race in told if race is not None)

    def _how_many(self) -> str:
        searched = self.search.strategy in (Exhaustive.name, Pipeline.name)
        return f"{self._tally.executions} executions {'explored' if searched else 'sampled'}"

    def _verdict(self) -> Verdict:
        kinds = {group.ending.kind for group in self._tally.groups.values()}
        bad = kinds - {EndingKind.RETURNED, EndingKind.CUT_OFF}
        executions = self._tally.executions
        bound = None if self._exhausted else self._bound or self._how_many()
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
        return Verdict(
            ending, executions, self._exhausted, self.search.clock, self.search.strategy, bound
        )
