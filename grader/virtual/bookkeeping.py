"""What stands beneath the standard library's own bookkeeping: which threads there are and were.

No student wrote these locks and events. They order nothing of the program's, or only what CPython
orders, too: that a thread begins after it was started, and ends before whoever joins it goes on.
Compiled where the engine is (`grader/compiled.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.engine.operation import ALL, READ, START, THREADS, WRITE
from grader.virtual.as_builtins import as_seconds
from grader.virtual.lock_methods import checked_timeout
from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from grader.engine.task import Task


class BookkeepingLock:
    """A lock of the standard library's own bookkeeping, which no student wrote.

    It needs no mutual exclusion, as nothing that it guards contains a scheduling point, and it must
    make neither scheduling points nor happens-before edges: they would hide the student's races.
    """

    def acquire(self, blocking: Any = True, timeout: Any = -1) -> bool:
        """Does nothing."""
        return True

    def release(self) -> None:
        """Does nothing."""

    def locked(self) -> bool:
        """Never taken."""
        return False

    def __enter__(self) -> bool:
        return True

    def __exit__(
        self, _kind: object = None, _error: object = None, _trace: object = None, /
    ) -> None:
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
        scheduler = RUNNING.scheduler
        if scheduler is not None and scheduler.trace is not None:
            # What it guards is which threads there are.
            scheduler.also((START, THREADS, ALL, True))
        return True

    def __exit__(
        self, _kind: object = None, _error: object = None, _trace: object = None, /
    ) -> None:
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            scheduler.prelude_done()


class StartedEvent:
    """`Thread._started`: waiting for it lets the new thread begin, as far as its `run`."""

    def __init__(self) -> None:
        self._flag = False
        self._place: Hashable = None
        scheduler = RUNNING.scheduler
        if scheduler is not None:
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
        scheduler = RUNNING.scheduler
        if scheduler is not None and scheduler.trace is not None:
            scheduler.also((kind, THREADS, (what, self._place), kind == WRITE))

    def isSet(self) -> bool:
        """As `Event.isSet`."""
        return self.is_set()

    def set(self) -> None:
        """Called by the thread itself."""
        self._flag = True
        self._touch(WRITE, "began")

    def clear(self) -> None:
        """As `Event.clear`."""
        self._flag = False

    def wait(self, timeout: Any = None) -> bool:
        """Called by the one who starts it."""
        scheduler = RUNNING.scheduler
        if not self._flag and scheduler is not None:
            scheduler.handshake(scheduler.tasks[-1])
        return self._flag

    def _at_fork_reinit(self) -> None:
        pass


class Sentinel:
    """What `_thread._set_sentinel` gives up to 3.12: a lock that the end of its thread releases."""

    __slots__ = ("_held", "_task")

    def __init__(self, task: Task) -> None:
        self._task = task
        self._held = False

    def acquire(self, blocking: Any = True, timeout: Any = -1) -> bool:
        """Waits for the end of the thread."""
        scheduler = RUNNING.scheduler
        assert scheduler is not None
        if scheduler.current is self._task:
            # As it begins, the thread takes it for its lifetime.
            return bool(blocking)
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

    def __init__(self) -> None:
        self.task: Task | None = None
        self._ident = 0
        self._done = False

    @property
    def ident(self) -> int:
        """The thread's identifier."""
        return self.task.ident if self.task is not None else self._ident

    def join(self, timeout: Any = None, /) -> None:
        """Waits for the end of the thread.

        Raises:
            RuntimeError: It was not started, or is the current one.
        """
        scheduler = RUNNING.scheduler
        assert scheduler is not None
        if self._done:
            return
        if self.task is None:
            message = "thread not started"
            raise RuntimeError(message)
        if self.task is scheduler.current and not scheduler.dying:
            message = "Cannot join current thread"
            raise RuntimeError(message)
        seconds = None if timeout is None else as_seconds(timeout)
        if seconds is not None and seconds < 0:
            seconds = None
        scheduler.wait_for(self.task, timeout=seconds)

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        scheduler = RUNNING.scheduler
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


class Limbo:
    """`threading._limbo`: threads that are started and have not begun.

    A dictionary there, of each to itself; their hashes are not needed for that, and a program's
    threads are numbered by the first use that is made of them.
    """

    __slots__ = ("_threads",)

    def __init__(self) -> None:
        self._threads: list[Any] = []

    def __setitem__(self, thread: Any, _thread: Any) -> None:
        self._threads.append(thread)

    def __delitem__(self, thread: Any) -> None:
        for place, each in enumerate(self._threads):
            if each is thread:
                del self._threads[place]
                return
        raise KeyError(thread)

    def __len__(self) -> int:
        return len(self._threads)

    def __contains__(self, thread: Any) -> bool:
        return any([each is thread for each in self._threads])  # noqa: C419 - mypyc makes one anyhow

    def values(self) -> list[Any]:
        """The threads, in order of their start."""
        return self._threads


class Unused:
    """`threading._shutdown_locks` and `_dangling`: only the interpreter's own end asks for them."""

    __slots__ = ()

    def add(self, _item: object, /) -> None:
        """Keeps nothing."""

    def difference_update(self, _items: object, /) -> None:
        """Has nothing to let go."""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


class Numbers:
    """Counts, in each execution anew.

    Args:
        first: The first number.
    """

    __slots__ = ("_first", "_next")

    def __init__(self, first: int) -> None:
        self._first = self._next = first

    def begin(self) -> None:
        """An execution begins."""
        self._next = self._first

    def following(self) -> int:
        """The next number."""
        number = self._next
        self._next = number + 1
        return number


class Bookkeeping:
    """What `threading` knows of its threads.

    Args:
        names: The module's variables.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._numbers = Numbers(1)
        self._following: Any = self._numbers.following
        self._unused = Unused()
        self._locks = "_shutdown_locks" in names  # up to 3.12

    def begin(self) -> None:
        """Makes it as it was when the module was loaded."""
        names = self._names
        self._numbers.begin()
        names["_counter"] = self._following
        names["_active"] = {}
        names["_limbo"] = Limbo()
        names["_dangling"] = self._unused
        if self._locks:
            names["_shutdown_locks"] = self._unused
