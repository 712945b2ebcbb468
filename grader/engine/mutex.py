"""The one primitive beneath all others.

A lock that any task may release, as `_thread.allocate_lock` makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.engine.happens_before import join
from grader.engine.native import mypyc_attr
from grader.engine.operation import ACQUIRE, ALL, RELEASE, TIMEOUT, TRY_ACQUIRE, WAIT

if TYPE_CHECKING:
    from grader.engine.scheduler import Scheduler
    from grader.engine.task import Task


@mypyc_attr(allow_interpreted_subclasses=True)
class Mutex:
    """A lock on the scheduler.

    Attributes:
        owner: The task that took it, or None while it is free.
        waiters: The tasks that announced to take it.
        born_by, born: The task that made it, and after how many of its steps.
    """

    __slots__ = (
        "__weakref__",
        "_clock",
        "_last",
        "_watchers",
        "born",
        "born_by",
        "owner",
        "scheduler",
        "waiters",
    )

    def __init__(self, scheduler: Scheduler) -> None:
        self.scheduler = scheduler
        self.owner: Task | None = None
        self.waiters: list[Task] = []
        self.born_by = scheduler.current
        self.born = self.born_by.steps
        self._clock: list[int] = []
        self._last: Task | None = None
        self._watchers: list[Task] = []
        scheduler.keep(self)
        if scheduler.recorder is not None:
            scheduler.recorder.made(self)

    def take(self, *, blocking: bool = True, timeout: float | None = None) -> bool:
        """Takes the lock, waiting for it as asked.

        Args:
            blocking: Wait until it is free; otherwise only try.
            timeout: How long to wait at most (seconds of virtual time), None for ever.

        Returns:
            Whether the lock is now held by the current task.
        """
        scheduler = self.scheduler
        task = scheduler.current
        if scheduler.dying:
            return self._take_while_dying(task, blocking=blocking)
        if not blocking:
            return self._try(task)
        if timeout is not None:
            # Whether it times out depends on when the holder releases it.
            scheduler.probed = True
            scheduler.timed = True
        operation = (ACQUIRE, id(self), ALL, True)
        if self.owner is None and (
            scheduler.alone()
            # Or nobody else can know it yet: not a point, as with the lock that Condition.wait
            # makes for itself.
            or (self.born == task.steps and self.born_by is task)
        ):
            scheduler.step(task, operation)
        elif (
            not scheduler.wait_in(
                self.waiters,
                operation,
                enabled=self.owner is None,
                timeout=timeout,
                blocked_on=self,
            )
            and self.owner is not None
        ):
            if scheduler.recorder is not None:
                scheduler.recorder.note(task, TIMEOUT, self)
            return False
        self._grant(task)
        if scheduler.recorder is not None:
            scheduler.recorder.note(task, ACQUIRE, self)
        return True

    def _take_while_dying(self, task: Task, *, blocking: bool) -> bool:
        if self.owner is None:
            self.owner = task
            return True
        if blocking:
            self.scheduler.leave()
        return False

    def _try(self, task: Task) -> bool:
        scheduler = self.scheduler
        if self.owner is task:
            # Condition asks in this way whether it owns its lock. Nobody else can change the
            # answer.
            return False
        scheduler.probed = True
        scheduler.point((TRY_ACQUIRE, id(self), ALL, True))
        taken = self.owner is None
        if taken:
            self._grant(task)
        elif task not in self._watchers:
            self._watchers.append(task)
        if scheduler.recorder is not None:
            scheduler.recorder.note(task, TRY_ACQUIRE, self, value=taken)
        return taken

    def _grant(self, task: Task) -> None:
        self.owner = task
        if self.scheduler.recorder is not None:
            self.scheduler.recorder.took(task, self)
        if self._last is not task:
            join(task.clock, self._clock)
        if not self.waiters:
            return
        for waiter in self.waiters:
            if waiter.ready and not waiter.timed_out:
                self.scheduler.unready(waiter)
                if self.scheduler.recorder is not None:
                    self.scheduler.recorder.note(waiter, WAIT, self)

    def give_back(self) -> None:
        """Frees the lock, whoever took it.

        Raises:
            RuntimeError: It is not taken.
        """
        scheduler = self.scheduler
        task = scheduler.current
        if scheduler.dying:
            self.owner = None
            return
        operation = (RELEASE, id(self), ALL, True)
        if scheduler.probed or self.owner is not task:
            # Whether it is taken at all may depend on others.
            scheduler.point(operation)
            if self.owner is None:
                message = "release unlocked lock"
                raise RuntimeError(message)
        else:
            # Only one who tries without waiting can tell a release from the step after it.
            scheduler.step(task, operation)
        if scheduler.recorder is not None:
            scheduler.recorder.gave_back(self.owner, self)
        self.owner = None
        clock = task.clock
        self._clock = clock.copy()
        self._last = task
        clock[task.index] += 1
        for waiter in self.waiters:
            if not waiter.ready:
                scheduler.make_ready(waiter)
        if self._watchers:
            scheduler.unpark(self._watchers)
            self._watchers.clear()
        if scheduler.recorder is not None:
            scheduler.recorder.note(task, RELEASE, self)

    def is_taken(self) -> bool:
        """Whether anybody holds it, as a scheduling point."""
        scheduler = self.scheduler
        if not scheduler.dying:
            scheduler.probed = True
            scheduler.point((TRY_ACQUIRE, id(self), ALL, False))
            if self.owner is not None and scheduler.current not in self._watchers:
                self._watchers.append(scheduler.current)
        return self.owner is not None
