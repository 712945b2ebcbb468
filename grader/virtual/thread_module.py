"""The virtual `_thread`: what CPython's C module offers, on the engine's tasks."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any, NoReturn

from grader.virtual.as_builtins import like_builtins
from grader.virtual.bookkeeping import ThreadHandle
from grader.virtual.lock_methods import TIMEOUT_MAX
from grader.virtual.locks import RLock, lock
from grader.virtual.running import RUNNING, get_ident, running_scheduler
from grader.virtual.spawning import (
    make_thread_handle,
    set_sentinel,
    start_joinable_thread,
    start_new_thread,
)
from grader.virtual.uncaught import ExceptHookArgs, excepthook

ThreadHandle.__module__ = "_thread"


def stack_size(size: int = 0, /) -> int:
    """`_thread.stack_size`: remembered, without effect."""
    previous = RUNNING.stack_size
    if size:
        if size < 0:
            message = "size must be 0 or a positive value"
            raise ValueError(message)
        if size < 32 * 1024:
            message = f"size not valid: {size} bytes"
            raise ValueError(message)
    RUNNING.stack_size = size
    return previous


def _exit() -> NoReturn:
    raise SystemExit


def _no_interrupt(*_args: Any) -> NoReturn:
    message = "interrupt_main() has nobody to interrupt in an exploration."
    raise NotImplementedError(message)


def make_thread_module() -> ModuleType:
    """The virtual `_thread` for the running version of Python."""
    module = ModuleType("_thread", "Threads of the virtual world.")
    # Up to 3.12 `threading.Lock` is this function, which can be no base class.
    allocate_lock = staticmethod(lock)
    members: dict[str, Any] = {
        "error": RuntimeError,
        "LockType": lock,
        "RLock": RLock,
        "allocate_lock": allocate_lock,
        "allocate": allocate_lock,
        "get_ident": get_ident,
        "get_native_id": get_ident,
        "start_new_thread": start_new_thread,
        "start_new": start_new_thread,
        "stack_size": stack_size,
        "exit": _exit,
        "exit_thread": _exit,
        "interrupt_main": _no_interrupt,
        "_count": lambda: sum(not task.done for task in running_scheduler().tasks) - 1,
        "_excepthook": excepthook,
        "_ExceptHookArgs": ExceptHookArgs,
        "TIMEOUT_MAX": TIMEOUT_MAX,
        # Until `_threading_local` is loaded, which needs `threading`: the world puts its `local` in
        # place then.
        "_local": SimpleNamespace,
    }
    if sys.version_info >= (3, 12):
        members |= {
            "daemon_threads_allowed": lambda: True,
            "_is_main_interpreter": lambda: True,
        }
    if sys.version_info < (3, 13):
        members["_set_sentinel"] = set_sentinel
    else:
        members |= {
            "lock": lock,
            "start_joinable_thread": start_joinable_thread,
            "_ThreadHandle": ThreadHandle,
            "_make_thread_handle": make_thread_handle,
            "_get_main_thread_ident": lambda: 1,
            "_shutdown": lambda: None,
        }
    if sys.version_info >= (3, 14):
        # New in 3.14: `Thread` tells the operating system its name.
        members |= {"set_name": lambda _name: None, "_NAME_MAXLEN": 15}
    vars(module).update(like_builtins("_thread", members))
    return module
