"""Fairness: what becomes of a task that spins.

A loop that looks again and again at something only another task can change is a wait, not a
schedule to enumerate: after a few rounds in which nothing changed the task is put aside until
somebody changes something, or until nobody else can run. That leaves out no result of a program:
more rounds would have shown the same.
"""

from __future__ import annotations

from math import ulp
from typing import TYPE_CHECKING, Final

from grader.engine.clock_loops import ClockLoops

if TYPE_CHECKING:
    from grader.engine.switching import Switching
    from grader.engine.task import Task

POLLS: Final = 0
"""A loop that assigns nothing of its own: it can only wait for others."""
LOOKS: Final = 1
"""A `while` loop that assigns something, but counts nothing that its condition looks at."""
COUNTS: Final = 2
"""A loop that ends by itself: a `for` loop, or one whose condition depends on what it assigns."""

_ROUNDS: Final = (3, 50, 100)
"""Rounds without any change after which a loop of each kind is put aside."""
_IN_VAIN: Final = 500
"""Rounds after which a wait is for ever, if nobody else could run, nothing changed and no time
could pass."""
_TURN: Final = 250
"""Rounds in a row after which a loop lets the others run, whatever it does.

Long before an execution is cut off: a strategy may draw so low a chance for the others that a loop
which changes something in each round, such as a pause on an event, would keep them out till then.
"""
_IDLE_ADVANCES: Final = 5_000
"""How often time may pass without any change before a program counts as never ending."""
_FIRST_WAIT: Final = 0.001
"""Virtual seconds that a look at the clock in a spinning loop lets pass, at least."""
_PATIENCE: Final = 0.02
"""And the share of what it has waited already: how far it may overshoot what it waits for."""

_LOOKS_AT_ONE_MOMENT: Final = 100
"""Looks at the clock, by all tasks, that it stands still for."""
_TICK: Final = 1e-9
"""By how much it then moves on (virtual seconds)."""


class SpinWatch:
    """Watches the loops of one execution.

    Attributes:
        parked: Tasks put aside.
        sites: Loops that were seen spinning: site -> name of the task.
        last_site: The loop in which an execution that did not end was last seen.
    """

    def __init__(self, scheduler: Switching) -> None:
        self._scheduler = scheduler
        self.parked: list[Task] = []
        self.sites: dict[int, str] = {}
        self.last_site: int | None = None
        self.clock_reads = 0
        self._clock_loops: ClockLoops | None = None
        self._rounds = 0
        self._idle_advances = 0
        self._changes_at_advance = -1
        self._changes_at_rotation = -1
        self._clock_reads_seen = 0
        self._looked_at = 0.0
        self._looks = 0
        self._turn_task: Task | None = None
        self._turn = 0

    def let_go(self) -> None:
        """Drops the way back to the execution, which is over."""
        self._scheduler = None  # type: ignore[assignment]  # nobody spins any more

    def look_at_clock(self) -> None:
        """Counts a look at the clock; after many at the same moment it moves on by the least.

        `as_completed` of `concurrent.futures` looks again and again until its time is over, not
        only reached, and its loop does not announce its rounds.
        """
        scheduler = self._scheduler
        self.clock_reads += 1
        if self._clock_loops is None:
            self._clock_loops = ClockLoops()
        self._clock_loops.look(scheduler.current)
        if self._looked_at != scheduler.now:
            self._looked_at = scheduler.now
            self._looks = 0
        self._looks += 1
        if self._looks > _LOOKS_AT_ONE_MOMENT:
            scheduler.curb("threads looked at the clock again and again")
            scheduler.pass_time(max(_TICK, ulp(scheduler.now)))
            self._clock_loops.passed(scheduler.now)

    def loop(self, site: int, kind: int) -> None:
        """One more round of the loop at `site` begins.

        Args:
            site: The loop.
            kind: `POLLS`, `LOOKS` or `COUNTS`.
        """
        scheduler = self._scheduler
        if scheduler.dying:
            scheduler.leave()
        self._rounds += 1
        if self._rounds > scheduler.limit:
            self.last_site = site
            scheduler.cut_off()
        task = scheduler.current
        if self._turn_task is not task:
            self._turn_task = task
            self._turn = 0
        self._turn += 1
        clock = self._clock_loops
        waits = clock is not None and clock.begin(task, site, scheduler.now, works=kind == COUNTS)
        if self._turn > _TURN and len(scheduler.ready) > 1:
            self._turn = 0
            scheduler.curb("a loop that did not end was interrupted")
            self._put_aside(task)
        elif waits:
            self._wait_for_time(task, site)
        elif task.spin_changes != scheduler.changes:
            task.spin_changes = scheduler.changes
            task.stop_spinning()
            task.spins_in_vain = 0
        else:
            if task.spins is None:
                task.spins = {}
            rounds = task.spins.get(site, 0) + 1
            task.spins[site] = rounds
            if rounds >= _ROUNDS[kind]:
                if kind != COUNTS:
                    self.sites.setdefault(site, task.label)
                elif len(scheduler.ready) == 1 and not scheduler.sleepers:
                    return
                self.last_site = site
                self._wait_for_change(task)

    def _wait_for_time(self, task: Task, site: int) -> None:
        scheduler = self._scheduler
        scheduler.curb("the rounds of a loop that waits were cut short")
        self.sites.setdefault(site, task.label)
        self.last_site = site
        if len(scheduler.ready) > 1:
            self._put_aside(task)
        else:
            self._pass_time()
            self.unpark_all()

    def _pass_time(self) -> None:
        """Lets time pass for loops that look at the clock, the more the longer they wait."""
        scheduler = self._scheduler
        clock = self._clock_loops
        assert clock is not None
        waited = clock.waited((scheduler.current, *self.parked), scheduler.now)
        scheduler.pass_time(max(_FIRST_WAIT, waited * _PATIENCE))
        clock.passed(scheduler.now)

    def _wait_for_change(self, task: Task) -> None:
        scheduler = self._scheduler
        scheduler.curb("the rounds of a loop that waits were cut short")
        if len(scheduler.ready) > 1:
            self._put_aside(task)
        elif self.parked and self._changes_at_rotation != scheduler.changes:
            self._changes_at_rotation = scheduler.changes
            self.unpark_all()
            self._put_aside(task)
        else:
            # Everybody who could run spins, and has looked since the last change: time is all that
            # can change anything. Then all look once more, which is a rotation, too.
            self._changes_at_rotation = scheduler.changes
            if self.clock_reads != self._clock_reads_seen:
                self._clock_reads_seen = self.clock_reads
                self._pass_time()
            elif scheduler.sleepers:
                scheduler.pass_time(None)
            elif task.spins_in_vain >= _IN_VAIN:
                scheduler.never_ends()
            else:
                task.spins_in_vain += 1
            self.unpark_all()

    def _put_aside(self, task: Task) -> None:
        task.parked = True
        self.parked.append(task)
        self._scheduler.put_aside(task)

    def changed(self) -> None:
        """Lets those that were put aside look at what the current task has changed.

        What one that waits for time changes in its rounds, such as a lock that it takes, does not
        end the wait of others that do so.
        """
        clock = self._clock_loops
        if clock is not None and clock.is_waiting(self._scheduler.current):
            self.unpark([task for task in self.parked if not clock.is_waiting(task)])
        else:
            self.unpark_all()

    def unpark_all(self) -> bool:
        """Lets every task that was put aside try again; False if there was none."""
        if not self.parked:
            return False
        self.unpark(list(self.parked))
        return True

    def unpark(self, tasks: list[Task]) -> None:
        """Lets these tasks try again, as far as they were put aside."""
        for task in tasks:
            if task.parked:
                task.parked = False
                self.parked.remove(task)
                if not task.ready:
                    self._scheduler.make_ready(task)

    def may_advance(self) -> bool:
        """Whether time may pass once more; not for ever if nothing changes by it."""
        scheduler = self._scheduler
        if self._changes_at_advance != scheduler.changes:
            self._changes_at_advance = scheduler.changes
            self._idle_advances = 0
        self._idle_advances += 1
        return self._idle_advances <= _IDLE_ADVANCES
