"""What the lock types of the virtual `_thread` do, apart from how they look to a program.

Compiled where the engine is (`grader/compiled.py`): every `with lock:` of a program comes here.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from grader.engine.mutex import Mutex
from grader.engine.native import mypyc_attr
from grader.virtual.as_builtins import as_seconds
from grader.virtual.running import running_scheduler

TIMEOUT_MAX: Final = 9223372036.0
"""The longest timeout (seconds), as on 64-bit Linux."""

_NOT_NEGATIVE: Final = "a non-negative number" if sys.version_info >= (3, 13) else "positive"


def checked_timeout(blocking: object, timeout: Any) -> float | None:
    """CPython's checks of the arguments of `acquire`.

    Returns:
        The timeout (seconds), or None for no timeout.

    Raises:
        TypeError: No number.
        ValueError: A timeout for a non-blocking call, or a negative one.
        OverflowError: It is longer than `TIMEOUT_MAX`.

    Source: `lock_acquire_parse_args` in CPython's Modules/_threadmodule.c.
    """
    seconds = as_seconds(timeout)
    if not blocking and seconds != -1:
        message = "can't specify a timeout for a non-blocking call"
        raise ValueError(message)
    if seconds < 0 and seconds != -1:
        message = f"timeout value must be {_NOT_NEGATIVE}"
        raise ValueError(message)
    if seconds > TIMEOUT_MAX:
        message = "timeout value is too large"
        raise OverflowError(message)
    return None if seconds == -1 else seconds


@mypyc_attr(allow_interpreted_subclasses=True)
class LockMethods(Mutex):
    """The methods of `_thread.lock`."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(running_scheduler())

    def acquire(self, blocking: Any = True, timeout: Any = -1) -> bool:
        """As `threading.Lock.acquire`."""
        if timeout == -1 and blocking:
            return super().take()
        seconds = checked_timeout(blocking, timeout)
        return super().take(blocking=bool(blocking) and seconds != 0, timeout=seconds)

    def release(self) -> None:
        """As `threading.Lock.release`."""
        super().give_back()

    def locked(self) -> bool:
        """As `threading.Lock.locked`."""
        return super().is_taken()

    def __enter__(self) -> bool:
        return super().take()

    def __exit__(
        self, _kind: object = None, _error: object = None, _trace: object = None, /
    ) -> None:
        super().give_back()

    def _is_owned(self) -> bool:
        # Condition asks for this before each wait and notify; where a lock does not have it, it
        # finds out by trying to acquire it, with the same answer.
        return self.owner is not None


@mypyc_attr(allow_interpreted_subclasses=True)
class RLockMethods:
    """The methods of `_thread.RLock`.

    Attributes:
        mutex: The lock beneath, which whoever makes this gives to it.
        count: How often its owner has taken it.
    """

    __slots__ = ("count", "mutex")

    mutex: Mutex
    count: int

    def acquire(self, blocking: Any = True, timeout: Any = -1) -> bool:
        """As `threading.RLock.acquire`."""
        seconds = checked_timeout(blocking, timeout)
        if _is_mine(self):
            self.count += 1
            return True
        if self.mutex.take(blocking=bool(blocking) and seconds != 0, timeout=seconds):
            self.count = 1
            return True
        return False

    def release(self) -> None:
        """As `threading.RLock.release`."""
        _give_back(self)

    def __enter__(self) -> bool:
        if _is_mine(self):
            self.count += 1
        else:
            self.mutex.take()
            self.count = 1
        return True

    def __exit__(
        self, _kind: object = None, _error: object = None, _trace: object = None, /
    ) -> None:
        _give_back(self)

    def _is_owned(self) -> bool:
        return _is_mine(self)

    def _recursion_count(self) -> int:
        return self.count if _is_mine(self) else 0

    def _release_save(self) -> tuple[int, Any]:
        _check_mine(self)
        count, self.count = self.count, 0
        self.mutex.give_back()
        return count, self.mutex.scheduler.current.ident

    def _acquire_restore(self, state: tuple[int, Any]) -> None:
        self.mutex.take()
        self.count = state[0]

    def _at_fork_reinit(self) -> None:
        self.mutex.owner = None
        self.count = 0


def _is_mine(lock: RLockMethods) -> bool:
    mutex = lock.mutex
    return mutex.owner is not None and mutex.owner is mutex.scheduler.current


def _check_mine(lock: RLockMethods) -> None:
    if not _is_mine(lock) and not lock.mutex.scheduler.dying:
        message = "cannot release un-acquired lock"
        raise RuntimeError(message)


def _give_back(lock: RLockMethods) -> None:
    _check_mine(lock)
    lock.count -= 1
    if lock.count <= 0 and lock.mutex.owner is not None:
        lock.count = 0
        lock.mutex.give_back()
