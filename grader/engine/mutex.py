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
        last, clock: The task that gave it back last, and its vector clock then.
        watchers: The tasks that found it taken and did not wait.
    """

    __slots__ = (
        "born",
        "born_by",
        "clock",
        "last",
        "owner",
        "scheduler",
        "waiters",
        "watchers",
    )

    def __init__(self, scheduler: Scheduler) -> None:
        self.scheduler = scheduler
        self.owner: Task | None = None
        self.waiters: list[Task] = []
        self.born_by = scheduler.current
        self.born = self.born_by.steps
        self.clock: list[int] = []
        self.last: Task | None = None
        self.watchers: list[Task] = []
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
            return _take_while_dying(self, task, blocking=blocking)
        if not blocking:
            return _try(self, task)
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
        _grant(self, task)
        if scheduler.recorder is not None:
            scheduler.recorder.note(task, ACQUIRE, self)
        return True

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
        self.clock = clock.copy()
        self.last = task
        clock[task.index] += 1
        for waiter in self.waiters:
            if not waiter.ready:
                scheduler.make_ready(waiter)
        if self.watchers:
            scheduler.unpark(self.watchers)
            self.watchers.clear()
        if scheduler.recorder is not None:
            scheduler.recorder.note(task, RELEASE, self)

    def is_taken(self) -> bool:
        """Whether anybody holds it, as a scheduling point."""
        scheduler = self.scheduler
        if not scheduler.dying:
            scheduler.probed = True
            scheduler.point((TRY_ACQUIRE, id(self), ALL, False))
            if self.owner is not None and scheduler.current not in self.watchers:
                self.watchers.append(scheduler.current)
        return self.owner is not None


# Functions, as compiled a method of a class that Python code extends is looked up at each call.


def _take_while_dying(mutex: Mutex, task: Task, *, blocking: bool) -> bool:
    if mutex.owner is None:
        mutex.owner = task
        return True
    if blocking:
        mutex.scheduler.leave()
    return False


def _try(mutex: Mutex, task: Task) -> bool:
    scheduler = mutex.scheduler
    if mutex.owner is task:
        # Condition asks in this way whether it owns its lock. Nobody else can change the answer.
        return False
    scheduler.probed = True
    scheduler.point((TRY_ACQUIRE, id(mutex), ALL, True))
    taken = mutex.owner is None
    if taken:
        _grant(mutex, task)
    elif task not in mutex.watchers:
        mutex.watchers.append(task)
    if scheduler.recorder is not None:
        scheduler.recorder.note(task, TRY_ACQUIRE, mutex, value=taken)
    return taken


def _grant(mutex: Mutex, task: Task) -> None:
    scheduler = mutex.scheduler
    mutex.owner = task
    if scheduler.recorder is not None:
        scheduler.recorder.took(task, mutex)
    if mutex.last is not None and mutex.last is not task:
        join(task.clock, mutex.clock)
    for waiter in mutex.waiters:
        if waiter.ready and not waiter.timed_out:
            scheduler.unready(waiter)
            if scheduler.recorder is not None:
                scheduler.recorder.note(waiter, WAIT, mutex)
