"""The lock types of the virtual `_thread`."""

from __future__ import annotations

import sys
from itertools import count
from typing import TYPE_CHECKING, Any

from grader.engine.mutex import Mutex
from grader.engine.operation import ALL, READ, START, THREADS, WRITE
from grader.virtual.as_builtins import as_seconds

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from grader.engine.scheduler import Scheduler
    from grader.engine.task import Task

TIMEOUT_MAX = 9223372036.0
"""The longest timeout (seconds), as on 64-bit Linux."""


_NOT_NEGATIVE = "a non-negative number" if sys.version_info >= (3, 13) else "positive"


class Running:
    """Where the lock types find the execution that is going on.

    There is one in a process at any time.
    """

    scheduler: Scheduler | None = None
    stack_size = 0
    order: Iterator[int] = count()


def checked_timeout(blocking: object, timeout: float) -> float | None:
    """CPython's checks of the arguments of `acquire`.

    Returns:
        The timeout (seconds), or None for no timeout.

    Raises:
        TypeError: No number.
        ValueError: A timeout for a non-blocking call, or a negative one.
        OverflowError: It is longer than `TIMEOUT_MAX`.

    Source: `lock_acquire_parse_args` in CPython's Modules/_threadmodule.c.
    """
    timeout = as_seconds(timeout)
    if not blocking and timeout != -1:
        message = "can't specify a timeout for a non-blocking call"
        raise ValueError(message)
    if timeout < 0 and timeout != -1:
        message = f"timeout value must be {_NOT_NEGATIVE}"
        raise ValueError(message)
    if timeout > TIMEOUT_MAX:
        message = "timeout value is too large"
        raise OverflowError(message)
    return None if timeout == -1 else timeout


class lock(Mutex):
    """`_thread.lock`."""

    __slots__ = ()
    __module__ = "_thread"

    def __new__(cls) -> Any:
        """A lock; a bookkeeping one while the library is being loaded."""
        # While the standard library's modules are being loaded, its module-level locks are made.
        return Mutex.__new__(cls) if Running.scheduler is not None else BookkeepingLock()

    def __init__(self) -> None:
        assert Running.scheduler is not None
        super().__init__(Running.scheduler)

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As `threading.Lock.acquire`."""
        if blocking and timeout == -1:
            return self.take()
        seconds = checked_timeout(blocking, timeout)
        return self.take(blocking=bool(blocking) and seconds != 0, timeout=seconds)

    def release(self) -> None:
        """As `threading.Lock.release`."""
        self.give_back()

    def locked(self) -> bool:
        """As `threading.Lock.locked`."""
        return self.is_taken()

    def _is_owned(self) -> bool:
        # Condition asks for this before each wait and notify; where a lock does not have it, it
        # finds out by trying to acquire it, with the same answer.
        return self.owner is not None

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self) -> bool:
        return self.take()

    def __exit__(self, *_error: object) -> None:
        self.give_back()

    def _at_fork_reinit(self) -> None:
        self.owner = None

    def __repr__(self) -> str:
        state = "unlocked" if self.owner is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock:
    """`_thread.RLock`: may be taken again by the thread that holds it."""

    __slots__ = ("__weakref__", "_count", "_mutex")
    __module__ = "_thread"
    _mutex: Mutex
    _count: int

    def __new__(cls, *_args: object, **_kwargs: object) -> Any:
        """Arguments are ignored, as by CPython."""
        running = Running.scheduler
        if running is None:
            # While the standard library's modules are being loaded, `threading` makes its one
            # module-level RLock.
            return LimboLock()
        self = object.__new__(cls)
        self._mutex = Mutex(running)
        self._count = 0
        return self

    @property
    def mutex(self) -> Mutex:
        """The lock beneath."""
        return self._mutex

    def _mine(self) -> bool:
        mutex = self._mutex
        return mutex.owner is not None and mutex.owner is mutex.scheduler.current

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As `threading.RLock.acquire`."""
        seconds = checked_timeout(blocking, timeout)
        if self._mine():
            self._count += 1
            return True
        if self._mutex.take(blocking=bool(blocking) and seconds != 0, timeout=seconds):
            self._count = 1
            return True
        return False

    __enter__ = acquire

    def release(self) -> None:
        """As `threading.RLock.release`."""
        if not self._mine() and not self._mutex.scheduler.dying:
            message = "cannot release un-acquired lock"
            raise RuntimeError(message)
        self._count -= 1
        if self._count <= 0 and self._mutex.owner is not None:
            self._count = 0
            self._mutex.give_back()

    def __exit__(self, *_error: object) -> None:
        self.release()

    if sys.version_info >= (3, 14):

        def locked(self) -> bool:
            """As `threading.RLock.locked`."""
            return self._mutex.is_taken()

    def _is_owned(self) -> bool:
        return self._mine()

    def _recursion_count(self) -> int:
        return self._count if self._mine() else 0

    def _release_save(self) -> tuple[int, Any]:
        if not self._mine() and not self._mutex.scheduler.dying:
            message = "cannot release un-acquired lock"
            raise RuntimeError(message)
        count, self._count = self._count, 0
        self._mutex.give_back()
        return count, self._mutex.scheduler.current.ident

    def _acquire_restore(self, state: tuple[int, Any]) -> None:
        self._mutex.take()
        self._count = state[0]

    def _at_fork_reinit(self) -> None:
        self._mutex.owner = None
        self._count = 0

    def __repr__(self) -> str:
        owner = self._mutex.owner
        state = "unlocked" if owner is None else "locked"
        ident = owner.ident if owner else 0
        return f"<{state} _thread.RLock object owner={ident} count={self._count} at {id(self):#x}>"


class BookkeepingLock:
    """A lock of the standard library's own bookkeeping, which no student wrote.

    It needs no mutual exclusion, as nothing that it guards contains a scheduling point, and it must
    make neither scheduling points nor happens-before edges: they would hide the student's races.
    """

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Does nothing."""
        return True

    def release(self) -> None:
        """Does nothing."""

    def locked(self) -> bool:
        """Never taken."""
        return False

    def __enter__(self) -> bool:
        return True

    def __exit__(self, *_error: object) -> None:
        pass

    def _at_fork_reinit(self) -> None:
        pass

    def _is_owned(self) -> bool:
        return True

    def _release_save(self) -> None:
        pass

    def _acquire_restore(self, state: object) -> None:
        pass


class LimboLock(BookkeepingLock):
    """`threading._active_limbo_lock`.

    Leaving it is the last thing a new thread does before `run`.
    """

    def __enter__(self) -> bool:
        scheduler = Running.scheduler
        if scheduler is not None and scheduler.trace is not None and scheduler.current is not None:
            # What it guards is which threads there are.
            scheduler.also((START, THREADS, ALL, True))
        return True

    def __exit__(self, *_error: object) -> None:
        scheduler = Running.scheduler
        if scheduler is not None and scheduler.current is not None and not scheduler.dying:
            scheduler.prelude_done()


class StartedEvent:
    """`Thread._started`: waiting for it lets the new thread begin, as far as its `run`."""

    def __init__(self) -> None:
        self._flag = False
        scheduler = Running.scheduler
        self._place: Hashable = None
        if scheduler is not None and scheduler.current is not None:
            # The same in all executions, unlike its address.
            creator = scheduler.current
            self._place = (creator.path, creator.threads)
            creator.threads += 1

    def is_set(self) -> bool:
        """Whether the thread has begun."""
        self._touch(READ, "began")
        return self._flag

    def look_at_end(self) -> None:
        """Says that the current step saw whether the thread has ended."""
        self._touch(READ, "ended")

    def end(self) -> None:
        """Says that the current step ended the thread."""
        self._touch(WRITE, "ended")

    def _touch(self, kind: str, what: str) -> None:
        scheduler = Running.scheduler
        if scheduler is not None and scheduler.trace is not None:
            scheduler.also((kind, THREADS, (what, self._place), kind == WRITE))

    isSet = is_set

    def set(self) -> None:
        """Called by the thread itself."""
        self._flag = True
        self._touch(WRITE, "began")

    def clear(self) -> None:
        """As `Event.clear`."""
        self._flag = False

    def wait(self, timeout: float | None = None) -> bool:
        """Called by the one who starts it."""
        scheduler = Running.scheduler
        if not self._flag and scheduler is not None:
            scheduler.handshake(scheduler.tasks[-1])
        return self._flag

    def _at_fork_reinit(self) -> None:
        pass


class DummyThreads:
    """`threading._thread_local_info`: what is set on it lives as long as the current thread.

    From 3.12 on, its end takes a thread that `threading` did not make out of `threading._active`.
    """

    def __setattr__(self, _name: str, value: object) -> None:
        if Running.scheduler is not None:
            Running.scheduler.current.thread = value


class Sentinel:
    """What `_thread._set_sentinel` gives up to 3.12: a lock that the end of its thread releases."""

    __slots__ = ("__weakref__", "_held", "_task")

    def __init__(self, task: Task) -> None:
        self._task = task
        self._held = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Waits for the end of the thread."""
        scheduler = Running.scheduler
        assert scheduler is not None
        if scheduler.current is self._task:
            # As it begins, the thread takes it for its lifetime.
            return blocking
        if self._held and not blocking:
            return False
        if blocking:
            self._held = scheduler.wait_for(self._task, timeout=checked_timeout(blocking, timeout))
        else:
            self._held = scheduler.is_done(self._task)
        return self._held

    def release(self) -> None:
        """Lets others learn of the end of the thread."""
        self._held = False

    def locked(self) -> bool:
        """Whether the thread still runs, or somebody was just told that it does not."""
        return self._held or not self._task.done


class ThreadHandle:
    """`_thread._ThreadHandle`, from 3.13: the thread that `start_joinable_thread` made.

    Source: `PyThreadHandleObject` in CPython's Modules/_threadmodule.c.
    """

    __module__ = "_thread"

    def __init__(self) -> None:
        self.task: Task | None = None
        self._ident = 0
        self._done = False

    @property
    def ident(self) -> int:
        """The thread's identifier."""
        return self.task.ident if self.task is not None else self._ident

    def join(self, timeout: float | None = None, /) -> None:
        """Waits for the end of the thread.

        Raises:
            RuntimeError: It was not started, or is the current one.
        """
        scheduler = Running.scheduler
        assert scheduler is not None
        if self._done:
            return
        if self.task is None:
            message = "thread not started"
            raise RuntimeError(message)
        if self.task is scheduler.current and not scheduler.dying:
            message = "Cannot join current thread"
            raise RuntimeError(message)
        if timeout is not None and timeout < 0:
            timeout = None
        scheduler.wait_for(self.task, timeout=timeout)

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        scheduler = Running.scheduler
        if self._done:
            return True
        if self.task is None:
            return False
        if scheduler is None:
            # The execution is over: the text of an error is asked for, which names the thread.
            return self.task.done
        if self.task is scheduler.current:
            return False
        return scheduler.is_done(self.task)

    def _set_done(self) -> None:
        if self.task is None and not self._ident:
            message = "thread not started"
            raise RuntimeError(message)
        self._done = True
