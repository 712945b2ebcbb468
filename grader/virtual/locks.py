"""The lock types of the virtual `_thread`, as a program sees them."""

from __future__ import annotations

import sys
from typing import Any

from grader.engine.mutex import Mutex
from grader.virtual.bookkeeping import BookkeepingLock, LimboLock
from grader.virtual.lock_methods import LockMethods, RLockMethods
from grader.virtual.running import RUNNING


class lock(LockMethods):
    """`_thread.lock`."""

    __slots__ = ("__weakref__",)
    __module__ = "_thread"

    def __new__(cls) -> Any:
        """A lock; a bookkeeping one while the library is being loaded."""
        # While the standard library's modules are being loaded, its module-level locks are made.
        return LockMethods.__new__(cls) if RUNNING.scheduler is not None else BookkeepingLock()

    def __init_subclass__(cls) -> None:
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    acquire_lock = LockMethods.acquire
    release_lock = LockMethods.release
    locked_lock = LockMethods.locked

    def _at_fork_reinit(self) -> None:
        self.owner = None

    def __repr__(self) -> str:
        state = "unlocked" if self.owner is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock(RLockMethods):
    """`_thread.RLock`: may be taken again by the thread that holds it."""

    __slots__ = ("__weakref__",)
    __module__ = "_thread"

    def __new__(cls, *_args: object, **_kwargs: object) -> Any:
        """Arguments are ignored, as by CPython."""
        running = RUNNING.scheduler
        if running is None:
            # While the standard library's modules are being loaded, `threading` makes its one
            # module-level RLock.
            return LimboLock()
        self = RLockMethods.__new__(cls)
        self.mutex = Mutex(running)
        self.count = 0
        return self

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        """All was done above, as by CPython: a subclass need not come here."""

    if sys.version_info >= (3, 14):

        def locked(self) -> bool:
            """As `threading.RLock.locked`."""
            return self.mutex.is_taken()

    def __repr__(self) -> str:
        owner = self.mutex.owner
        state = "unlocked" if owner is None else "locked"
        ident = owner.ident if owner else 0
        return f"<{state} _thread.RLock object owner={ident} count={self.count} at {id(self):#x}>"


class DummyThreads:
    """`threading._thread_local_info`: what is set on it lives as long as the current thread.

    From 3.12 on, its end takes a thread that `threading` did not make out of `threading._active`.
    """

    def __setattr__(self, _name: str, value: object) -> None:
        if RUNNING.scheduler is not None:
            RUNNING.scheduler.current.thread = value
