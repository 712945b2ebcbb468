"""The few places where the loaded standard library must tell the scheduler more than its locks do.

Its source is unmodified; these functions stand around some of its methods after it was loaded:

- `Thread.__init__` gets a `_started` that is bookkeeping instead of a visible Event;
- the end of a thread, `enumerate` and `active_count` are scheduling points;
- threads and futures are hashed by the order of their first use, not by their address;
- methods that look at state without taking a lock, such as `Event.is_set`, announce a read, and
  those that change it announce a write, so that polling loops wake and reorderings are explored.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from grader.engine.happens_before import join
from grader.engine.operation import ALL, CALL, READ, THREADS, WRITE
from grader.virtual.bookkeeping import BookkeepingLock, StartedEvent
from grader.virtual.running import RUNNING, changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_ORDER = ".order"
"""The attribute that carries the place of an object in the order of first use."""
_FLAGS = ".flag clock"
"""The attribute that carries the vector clock of an object that synchronises without a lock."""


def _wrap(
    owner: Any, name: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> None:
    setattr(owner, name, functools.wraps(getattr(owner, name))(around(getattr(owner, name))))


def _hash_in_order(self: Any) -> int:
    """A hash without an address: sets of threads and futures are gone through in the same order."""
    number = self.__dict__.get(_ORDER)
    if number is None:
        number = self.__dict__[_ORDER] = RUNNING.numbered
        RUNNING.numbered += 1
    return int(number)


def _with_started_event(threading: ModuleType) -> None:
    """`Thread.__init__` makes `_started` by calling the module's Event: it gets one of ours."""
    names = vars(threading)
    names["_StartedEvent"] = StartedEvent
    function = names["Thread"].__init__
    code = function.__code__
    function.__code__ = code.replace(
        co_names=tuple("_StartedEvent" if name == "Event" else name for name in code.co_names)
    )


def _ending(original: Callable[..., Any]) -> Callable[..., Any]:
    def _delete(self: Any) -> None:
        scheduler = RUNNING.scheduler
        assert scheduler is not None
        scheduler.ends()
        if not scheduler.dying:
            self._started.end()
            original(self)

    return _delete


def _looks_at_end(original: Callable[..., Any]) -> Callable[..., Any]:
    def look(self: Any, *args: Any, **kwargs: Any) -> Any:
        value = original(self, *args, **kwargs)
        # A thread that was joined keeps that in mind, and looks no further.
        if isinstance(self._started, StartedEvent):
            self._started.look_at_end()
        return value

    return look


def _looks_at_threads(original: Callable[..., Any]) -> Callable[..., Any]:
    def look(*args: Any, **kwargs: Any) -> Any:
        scheduler = RUNNING.scheduler
        assert scheduler is not None
        scheduler.point((READ, THREADS, ALL, False))
        if any(not task.done for task in scheduler.tasks if task is not scheduler.current):
            # A thread is listed already before the step that starts it.
            scheduler.curb("it was asked which threads there are while some still ran")
        return original(*args, **kwargs)

    return look


def _looks_at_flag(original: Callable[..., Any]) -> Callable[..., Any]:
    def read(self: Any, *args: Any, **kwargs: Any) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return original(self, *args, **kwargs)
        # The flag changes in the step that takes the event's lock: so it is a part of that lock.
        scheduler.point((READ, id(self._cond._lock), "flag", False))  # noqa: SLF001
        value = original(self, *args, **kwargs)
        seen = getattr(self, _FLAGS, None)
        if value and seen is not None:
            join(scheduler.current.clock, seen)
        return value

    return read


def _changes_flag(original: Callable[..., Any]) -> Callable[..., Any]:
    def write(self: Any, *args: Any, **kwargs: Any) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return original(self, *args, **kwargs)
        scheduler.point((CALL, id(self._cond._lock), "flag", True))  # noqa: SLF001
        task = scheduler.current
        setattr(self, _FLAGS, task.clock.copy())
        task.clock[task.index] += 1
        scheduler.change()
        return original(self, *args, **kwargs)

    return write


def _looks_at_size(original: Callable[..., Any]) -> Callable[..., Any]:
    def look(self: Any, *args: Any, **kwargs: Any) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            scheduler.point((READ, id(self), ALL, False))
            # `get` takes the item in a step that announces only a semaphore.
            scheduler.curb("the size of a SimpleQueue was looked at")
        return original(self, *args, **kwargs)

    return look


def _appends(original: Callable[..., Any]) -> Callable[..., Any]:
    def append(self: Any, *args: Any, **kwargs: Any) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            # It appends before it takes any lock.
            scheduler.keep(self)
            scheduler.point((WRITE, id(self), ALL, True))
        return original(self, *args, **kwargs)

    return append


def _changes(original: Callable[..., Any]) -> Callable[..., Any]:
    def changing(self: Any, *args: Any, **kwargs: Any) -> Any:
        # Where it raises, as `get_nowait` on an empty queue, or gives False, it was in vain: a loop
        # of these polls.
        value = original(self, *args, **kwargs)
        if value is not False:
            changed()
        return value

    return changing


def _changes_anyhow(original: Callable[..., Any]) -> Callable[..., Any]:
    def changing(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return original(self, *args, **kwargs)
        finally:
            changed()

    return changing


def fit_threading(threading: ModuleType) -> None:
    """Fits the loaded `threading`."""
    _with_started_event(threading)
    threading.Thread.__hash__ = _hash_in_order
    _wrap(threading.Thread, "_delete", _ending)
    _wrap(threading.Thread, "is_alive", _looks_at_end)
    for name in ("enumerate", "active_count"):
        _wrap(threading, name, _looks_at_threads)
    _wrap(threading.Event, "is_set", _looks_at_flag)
    for name in ("set", "clear"):
        _wrap(threading.Event, name, _changes_flag)
    for name in ("acquire", "release"):
        _wrap(threading.Semaphore, name, _changes)
    threading.Semaphore.__enter__ = threading.Semaphore.acquire
    for name in ("wait", "reset", "abort"):
        _wrap(threading.Barrier, name, _changes_anyhow)


def fit_threading_local(module: ModuleType) -> None:
    """Thread-local data is never shared: its lock is bookkeeping."""
    module.RLock = BookkeepingLock  # type: ignore[attr-defined]
    module.local.__module__ = "_thread"


def fit_queue(module: ModuleType) -> None:
    """Polling `empty`, `full` and `qsize` must wake when something was put or taken."""
    for owner in (module.Queue, module.SimpleQueue):
        for name in ("put", "get"):
            _wrap(owner, name, _changes)
    _wrap(module.Queue, "task_done", _changes)
    module.SimpleQueue.get = _without_needless_timeout(module.SimpleQueue.get)
    _wrap(module.SimpleQueue, "put", _appends)
    for name in ("empty", "qsize"):
        _wrap(module.SimpleQueue, name, _looks_at_size)


def _without_needless_timeout(get: Callable[..., Any]) -> Callable[..., Any]:
    """A `get` that ignores the timeout of who does not wait, as Modules/_queuemodule.c does."""

    @functools.wraps(get)
    def fitted(self: Any, block: bool = True, timeout: float | None = None) -> Any:
        return get(self, block, timeout if block else None)

    return fitted


def fit_futures(module: ModuleType) -> None:
    """Polling `done` must wake when a future changes; no order of futures depends on addresses."""
    module.Future.__hash__ = _hash_in_order
    module.id = hash  # type: ignore[attr-defined]  # it sorts futures by this to lock them
    for name in ("set_result", "set_exception", "cancel", "set_running_or_notify_cancel"):
        _wrap(module.Future, name, _changes)


def remember_logging(module: Any) -> Callable[[], None]:
    """A function that makes `logging` as it is now.

    The loggers and handlers of one execution must not be there in the next.
    """
    manager, root = module.Logger.manager, module.root
    known = vars(module)
    loggers, handlers = dict(manager.loggerDict), list(known["_handlerList"])

    def reset() -> None:
        if (
            len(manager.loggerDict) == len(loggers)
            and len(known["_handlerList"]) == len(handlers)
            and not (root.handlers or root.filters or root.disabled or manager.disable)
            and root.level == module.WARNING
        ):
            return
        manager.loggerDict.clear()
        manager.loggerDict.update(loggers)
        known["_handlerList"][:] = handlers
        known["_handlers"].clear()
        manager.disable = module.NOTSET
        root.level, root.disabled = module.WARNING, False
        for logger in (root, *loggers.values()):
            if isinstance(logger, module.Logger):
                logger.handlers.clear()
                logger.filters.clear()
                vars(logger)["_cache"].clear()

    return reset


FITTINGS: dict[str, Callable[[ModuleType], None]] = {
    "threading": fit_threading,
    "_threading_local": fit_threading_local,
    "queue": fit_queue,
    "concurrent.futures._base": fit_futures,
}
