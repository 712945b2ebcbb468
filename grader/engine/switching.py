"""Switching: how a task announces its steps, who goes next, and how virtual time passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from greenlet import GreenletExit, getcurrent, greenlet

from grader.engine.ending import Ending, EndingKind, Waiting
from grader.engine.happens_before import ItemShadow, Shadow
from grader.engine.operation import (
    ADVANCE,
    ALL,
    ASIDE,
    CLOCK,
    NOTHING,
    SLEEP,
    TIME,
    TIMEOUT,
    WAIT,
    YIELD,
    Operation,
)
from grader.engine.schedule import Schedule, Segment
from grader.engine.spin import SpinWatch
from grader.engine.strategy import Abandon

if TYPE_CHECKING:
    from grader.engine.carrier import Carrier
    from grader.engine.mutex import Mutex
    from grader.engine.strategy import Strategy
    from grader.engine.task import Task


class Recorder(Protocol):
    """Writes down what happens in an execution that is to be told to a person."""

    def made(self, mutex: Mutex) -> None:
        """A mutex was made by the current task."""

    def took(self, task: Task, mutex: Mutex) -> None:
        """A task holds a mutex from now on."""

    def gave_back(self, task: Task, mutex: Mutex) -> None:
        """A task holds a mutex no longer."""

    def note(self, task: Task, kind: str, subject: object, *, value: object = None) -> None:
        """`task` did an operation of `kind` on `subject`."""


class Switching:
    """One execution.

    Attributes:
        current: The task that runs now.
        ready: The tasks that could run, in order of index.
        now: The virtual time (seconds).
        changes: How often anything was changed that another task could see.
        dying: Set once the execution has ended and what is left of it is being taken down.
        uncaught: Exceptions that ended a thread, with its name.
        exited: Threads that SystemExit ended, without a word: name, and file and line of each
            frame, outermost first. The exception is let go, and with it what its frames hold.
        timed: Whether anybody slept or waited with a timeout.
        choices: How often more than one task could have been chosen.
        unpolled: Preemptions where a GIL build of CPython would not have looked for other threads.
        curbed: In words, what of the program's freedom was cut short by more than a schedule; None
            if nothing was.
        solitary: Whether there has been no task but the main one yet: what was done until then
            happened before all that others do.
        kept: Objects whose addresses name places in `trace`, held so that no address serves twice.
        every_access: Whether each access to what may be shared is a point.
        probed: Whether some task looks at locks without waiting for them; releases are points from
            then on.
    """

    def __init__(
        self,
        strategy: Strategy,
        *,
        adversarial: bool = False,
        limit: int = 200_000,
        recorder: Recorder | None = None,
        probed: bool = False,
    ) -> None:
        self.strategy = strategy
        self.adversarial = adversarial
        self.recorder = recorder
        self.limit = limit
        self.probed = probed or strategy.sees_every_point
        self.asks_always = strategy.sees_every_point
        self.every_access = self.asks_always and getattr(strategy, "sees_every_access", True)
        # A strategy that looks at the trace on the way brings the list along.
        self.trace: list[tuple[int, Operation]] | None = (
            getattr(strategy, "trace", []) if strategy.wants_trace else None
        )
        self.kept: list[object] = []
        self._labels = {"MainThread": 1}
        self.curbed: str | None = None
        self.tasks: list[Task] = []
        self.ready: list[Task] = []
        self.sleepers: list[Task] = []
        self.joiners: dict[int, list[Task]] = {}
        self.now = 0.0
        self.changes = 0
        self.choices = 0
        self.unpolled = 0
        self.dying = False
        self.solitary = True
        self.shadow = Shadow()
        # Needed where only accesses that race are points, and the items of a container are told
        # apart.
        self.items: ItemShadow | None = None
        if self.asks_always and not self.every_access:
            self.items = ItemShadow()
        self.spin = SpinWatch(self)
        self.uncaught: list[tuple[str, BaseException]] = []
        self.exited: list[tuple[str, list[tuple[str, int]]]] = []
        self.current: Task = None  # type: ignore[assignment]  # set by `run` before any task can look
        # Stretches as (task, steps or None, whether the one before it led here by default).
        self._stretches: list[tuple[int, int | None, bool]] = []
        self._led_here = True
        self._by_default = True
        self._hub: greenlet = getcurrent()
        self._idle: list[Carrier] = []
        self._idents: list[int] = []
        self._last_ident = 0
        self._living = 0
        self.timed = False
        self._last_index = 0
        self._ending: Ending | None = None
        self._to_begin: Task | None = None
        self._value: Any = None

    # -- endings

    def _normal_ending(self) -> Ending:
        uncaught = tuple(self.uncaught)
        if uncaught:
            task, error = uncaught[0]
            return Ending(EndingKind.EXCEPTION, self._value, error, task, uncaught=uncaught)
        return Ending(EndingKind.RETURNED, self._value)

    def _conclude(self, ending: Ending) -> NoReturn:
        """Ends the execution from within a task."""
        self._ending = ending
        self._hub.switch()
        raise GreenletExit

    def stuck(self, kind: EndingKind) -> Ending:
        """The ending of an execution that leaves something behind which will not end soon."""
        if self.uncaught:
            return self._normal_ending()
        if self.tasks[0].done and kind in (EndingKind.DEADLOCK, EndingKind.NEVER_ENDS):
            kind = EndingKind.LEAKED_THREAD
        waiting = tuple(
            Waiting(
                task.label,
                task.index,
                task.waits_for,
                task.waits_for_task.label if task.waits_for_task else None,
                task.waits_for.owner.label if task.waits_for and task.waits_for.owner else None,
            )
            for task in self.tasks
            if not task.done and not task.ready and not task.parked and task.deadline is None
        )
        about = self.current
        if kind is EndingKind.LEAKED_THREAD:
            about = next((task for task in self.tasks if not task.done and not task.daemon), about)
        return Ending(kind, self._value, None, about.label, waiting)

    def cut_off(self) -> NoReturn:
        """Ends an execution that went beyond its limit of steps."""
        self._conclude(self.stuck(EndingKind.CUT_OFF))

    def never_ends(self) -> NoReturn:
        """Ends it, as the current task waits in a loop for what nobody will change."""
        self._conclude(self.stuck(EndingKind.NEVER_ENDS))

    def leave(self) -> NoReturn:
        """What a task does at any point once the execution has ended."""
        raise GreenletExit

    # -- scheduling points

    def point(self, operation: Operation) -> None:
        """Announces the current task's next operation; returns when it is chosen to do it."""
        if self.dying:
            raise GreenletExit
        task = self.current
        if not self.alone():
            task.pending = operation
            chosen = self._choose(task)
            if chosen is not task:
                self._switch(task, chosen)
        self.step(task, operation)

    def alone(self) -> bool:
        """Whether there is nothing to choose at the current task's next point."""
        return len(self.ready) == 1 and not (
            self.asks_always or (self.adversarial and self.sleepers)
        )

    def step(self, task: Task, operation: Operation) -> None:
        """Counts an operation as done."""
        task.steps += 1
        task.pending = NOTHING
        if self.trace is not None:
            self.trace.append((task.index, operation))
        if task.steps > self.limit:
            self.cut_off()

    def also(self, operation: Operation) -> None:
        """Says what else the last step did: something that could not be announced before it."""
        if self.trace is not None:
            self.trace.append((self.current.index, operation))

    def mark(self) -> int:
        """Where the trace is now, for `together`."""
        return len(self.trace) if self.trace is not None else -1

    def together(self, mark: int) -> None:
        """Says that the last step does all that the current task announced since a mark.

        A call that looks into several containers announces one after the other, and then looks into
        all of them at once.
        """
        trace = self.trace
        if trace is None or len(trace) - mark < 2:
            return
        index = self.current.index
        trace += [each for each in trace[mark:-1] if each[0] == index]

    def keep(self, place: object) -> None:
        """Holds an object whose address names a place."""
        if self.trace is not None:
            self.kept.append(place)

    def curb(self, why: str) -> None:
        """Says that the execution no longer shows what its schedule alone would have led to."""
        if self.curbed is None:
            self.curbed = why

    def change(self) -> None:
        """Says that the current task changed something that another one could see."""
        self.changes += 1
        if self.spin.parked:
            self.spin.changed()

    def unpark(self, tasks: list[Task]) -> None:
        """Lets tasks that were put aside because they were spinning try again."""
        self.spin.unpark(tasks)

    def wait_in(
        self,
        waiters: list[Task],
        operation: Operation,
        *,
        enabled: bool,
        timeout: float | None,
        blocked_on: Mutex | None = None,
    ) -> bool:
        """Announces an operation that others enable, and waits among `waiters` until it is chosen.

        Returns:
            False if it goes on because `timeout` (seconds of virtual time) went by.
        """
        if self.dying:
            raise GreenletExit
        task = self.current
        task.pending = operation
        chosen: Task | None = task
        if timeout is not None:
            task.deadline = self._set_deadline(timeout)
        if enabled:
            if not self.alone():
                chosen = self._choose(task)
            if chosen is task:
                task.deadline = None
                self.step(task, operation)
                return True
        waiters.append(task)
        task.waits_for = blocked_on
        if timeout is not None:
            self.sleepers.append(task)
        if enabled:
            self._switch(task, chosen)
        else:
            task.stop_spinning()
            if self.recorder is not None:
                self.recorder.note(
                    task, WAIT, blocked_on if blocked_on is not None else task.waits_for_task
                )
            self.unready(task)
            self._block(task)
        if task in waiters:
            waiters.remove(task)
        task.waits_for = None
        if task.deadline is not None:
            task.deadline = None
            if task in self.sleepers:
                self.sleepers.remove(task)
        timed_out, task.timed_out = task.timed_out, False
        self.step(task, task.pending)
        return not timed_out

    def _set_deadline(self, seconds: float) -> float:
        """The moment until which the current task waits from now on."""
        self.timed = True
        if self.adversarial:
            self.also((CLOCK, TIME, ALL, True))
        return self.now + seconds

    def sleep(self, seconds: float) -> None:
        """Puts the current task on hold for virtual time; 0 offers the others a turn."""
        if self.dying:
            self.leave()
        task = self.current
        if seconds <= 0:
            self.point((YIELD, 0, ALL, False))
        else:
            self.point((SLEEP, 0, ALL, False))
            task.stop_spinning()
            task.deadline = self._set_deadline(seconds)
            task.pending = (SLEEP, 0, ALL, False)
            self.sleepers.append(task)
            self.unready(task)
            self._block(task)
            task.deadline = None
            task.timed_out = False
            # Whoever goes on has done a step: a schedule tells no others.
            self.step(task, task.pending)
        if self.recorder is not None:
            self.recorder.note(task, SLEEP, None, value=seconds)

    # -- choosing and switching

    @property
    def schedule(self) -> Schedule:
        """The choices of this execution so far, without the part that follows by itself."""
        stretches = [*self._stretches, (self._last_index, None, self._led_here)]
        while stretches and stretches[-1][2]:
            stretches.pop()
        return Schedule(tuple(Segment(task, steps) for task, steps, _led in stretches)).tidied()

    def _close_segment(self, task: Task, chosen: Task, *, preempted: bool) -> None:
        steps = None
        if preempted:
            steps = task.steps - task.segment_start
            self.unpolled += task.polled != task.steps
        self._stretches.append((task.index, steps, self._led_here))
        self._led_here = self._by_default
        self._last_index = chosen.index
        chosen.segment_start = chosen.steps
        self.current = chosen

    def unready(self, task: Task) -> None:
        """Takes a task out of those that could run."""
        task.ready = False
        self.ready.remove(task)

    def make_ready(self, task: Task) -> None:
        """Puts a task among those that could run."""
        task.ready = True
        ready = self.ready
        place = len(ready)
        while place and ready[place - 1].index > task.index:
            place -= 1
        ready.insert(place, task)

    def _choose(self, task: Task) -> Task | None:
        candidates = self.ready
        default = task if task.ready else candidates[0]
        if self.adversarial and self.sleepers:
            soonest = self._soonest()
            if soonest is not None:
                candidates = sorted([*candidates, soonest], key=lambda each: each.index)
        self.choices += len(candidates) > 1
        try:
            chosen = self.strategy.choose(candidates, task)
        except Abandon:
            self._ending = Ending(EndingKind.ABANDONED)
            return None
        self._by_default = chosen is default
        if not chosen.ready:
            self._advance_to(chosen.deadline or self.now)
        return chosen

    def _next(self, task: Task) -> Task | None:
        """The task to run when the current one cannot; None when the execution is over."""
        while not self.ready:
            if not self.spin.unpark_all() and not self._advance():
                if self._ending is None:
                    self._ending = self.stuck(EndingKind.DEADLOCK)
                return None
        if self.alone():
            self._by_default = True
            return self.ready[0]
        return self._choose(task)

    def _block(self, task: Task) -> None:
        chosen = self._next(task)
        if chosen is not task:
            self._switch(task, chosen)
        elif not self._by_default:
            # It sleeps, others could have run, and time passes for it all the same: a choice, to be
            # written down.
            self._close_segment(task, task, preempted=False)

    def put_aside(self, task: Task) -> None:
        """Takes a spinning task out of those that could run, until `make_ready`."""
        task.pending = ASIDE
        self.unready(task)
        self._block(task)
        self.step(task, ASIDE)

    def _switch(self, task: Task, chosen: Task | None) -> None:
        """Goes on with another task, or with none; returns when this one is chosen again."""
        if chosen is None:
            self._hub.switch()
            raise GreenletExit
        task.in_prelude = False
        self._close_segment(task, chosen, preempted=task.ready)
        chosen.greenlet.switch()  # type: ignore[union-attr]  # it has not ended
        if self.dying:
            raise GreenletExit

    # -- virtual time

    def _soonest(self) -> Task | None:
        waiting = [task for task in self.sleepers if not task.ready]
        return min(waiting, key=lambda task: (task.deadline, task.index)) if waiting else None

    def _advance(self) -> bool:
        """Lets time pass until the next deadline; False if there is none."""
        soonest = self._soonest()
        if soonest is None or soonest.deadline is None:
            return False
        if not self.spin.may_advance():
            self._ending = self.stuck(EndingKind.NEVER_ENDS)
            return False
        self.also((ADVANCE, TIME, ALL, True))
        self._advance_to(soonest.deadline)
        return True

    def _advance_to(self, time: float) -> None:
        self.now = max(self.now, time)
        for task in [
            each
            for each in self.sleepers
            if each.deadline is not None and each.deadline <= self.now
        ]:
            self.sleepers.remove(task)
            task.timed_out = True
            if task.pending[0] != SLEEP:
                task.pending = (TIMEOUT, *task.pending[1:])
            if not task.ready:
                self.make_ready(task)

    def pass_time(self, seconds: float | None) -> None:
        """Lets time pass while a task spins: these seconds, but no further than the next deadline.

        Args:
            seconds: How much time; None for all that there is until the next deadline.
        """
        soonest = self._soonest()
        deadline = soonest.deadline if soonest is not None else None
        ahead = self.now if seconds is None else self.now + seconds
        if deadline is not None and (seconds is None or deadline <= ahead):
            self._advance_to(deadline)
        else:
            self.now = ahead
