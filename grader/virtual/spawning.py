"""The functions of the virtual `_thread` that begin threads.

Compiled where the engine is (`grader/compiled.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.engine.operation import START
from grader.virtual.bookkeeping import BookkeepingLock, Sentinel, ThreadHandle
from grader.virtual.running import RUNNING, running_scheduler
from grader.virtual.uncaught import run_raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.engine.task import Task


def _spawn(function: Callable[..., Any], args: Any, kwargs: Any, *, daemon: bool) -> Task:
    if not callable(function):
        message = "first arg must be callable"
        raise TypeError(message)
    if not isinstance(args, tuple):
        message = "2nd arg must be a tuple"
        raise TypeError(message)
    if kwargs is not None and not isinstance(kwargs, dict):
        message = "optional 3rd arg must be a dictionary"
        raise TypeError(message)
    running = running_scheduler()
    owner = getattr(function, "__self__", None)
    if getattr(function, "__name__", "") != "_bootstrap" or not hasattr(owner, "_bootstrap_inner"):
        owner = None  # Made without `threading`.
    parent = running.current
    task = running.spawn(run_raw if owner is None else function, args, kwargs or {}, daemon=daemon)
    if owner is None:
        task.args = (function, *args)
    else:
        task.thread = owner
        name = str(getattr(owner, "_name", None) or "")
        task.name = running.label_for(name) if name else None
    if running.recorder is not None:
        running.recorder.note(parent, START, task)
    return task


def start_new_thread(function: Callable[..., Any], args: Any, kwargs: Any = None, /) -> int:
    """`_thread.start_new_thread`."""
    daemonic = getattr(getattr(function, "__self__", None), "_daemonic", True)
    return _spawn(function, args, kwargs, daemon=bool(daemonic)).ident


def start_joinable_thread(
    function: Callable[..., Any], *, handle: Any = None, daemon: Any = True
) -> Any:
    """`_thread.start_joinable_thread`, from 3.13."""
    if handle is None:
        handle = ThreadHandle()
    if handle.task is not None or handle.is_done():
        message = "thread already started"
        raise RuntimeError(message)
    handle.task = _spawn(function, (), None, daemon=bool(daemon))
    return handle


def make_thread_handle(ident: int) -> ThreadHandle:
    """`_thread._make_thread_handle`, from 3.13: a handle on a thread made elsewhere."""
    handle = ThreadHandle()
    handle._ident = ident  # noqa: SLF001 - its constructor takes no arguments, as CPython's
    found = RUNNING.scheduler
    if found is not None:
        handle.task = next(
            (task for task in found.tasks if task.ident == ident and not task.done), None
        )
    return handle


def set_sentinel() -> Any:
    """`_thread._set_sentinel`, up to 3.12."""
    return BookkeepingLock() if RUNNING.scheduler is None else Sentinel(running_scheduler().current)
