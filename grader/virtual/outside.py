"""The edge of the virtual world: what reaches beyond it is stopped with a clear word, never a hang.

Source: audit events, PEP 578; their names are in CPython's Doc/library/audit_events.
"""

from __future__ import annotations

import importlib
import sys
from _thread import get_ident
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from grader.virtual.process_modules import OutsideExploration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_THREAD = "it starts a thread that is not one of the explored ones"
_PROCESS = "it starts another process"
_EVENTS = {
    "_thread.start_new_thread": _THREAD,
    "_thread.start_joinable_thread": _THREAD,
    "os.exec": _PROCESS,
    "os.fork": _PROCESS,
    "os.forkpty": _PROCESS,
    "os.kill": "it sends a signal",
    "os.killpg": "it sends a signal",
    "os.posix_spawn": _PROCESS,
    "os.spawn": _PROCESS,
    "os.startfile": _PROCESS,
    "os.system": _PROCESS,
    "pty.spawn": _PROCESS,
    "subprocess.Popen": _PROCESS,
}

_UNHEARD = (
    ("threading", "_start_new_thread", _THREAD),  # an event only since 3.12
    ("threading", "_start_joinable_thread", _THREAD),
    ("_posixsubprocess", "fork_exec", _PROCESS),  # how multiprocessing starts without Popen
)
"""Functions of real modules that no audit event tells of: module, name, what they do."""


class _Edge:
    """Where the hook finds who is being watched; a hook cannot be taken away again."""

    hooked = False
    ident: int | None = None
    crossed: OutsideExploration | None = None


def cross(message: str) -> OutsideExploration:
    """Notes that the program reaches beyond its world; gives what is to be raised there.

    It is noted as the program may catch it.
    """
    _Edge.crossed = _Edge.crossed or OutsideExploration(message)
    return _Edge.crossed


def crossed() -> OutsideExploration | None:
    """How the last execution reached beyond its world, if it did."""
    return _Edge.crossed


def _watch(event: str, _args: tuple[object, ...]) -> None:
    if _Edge.ident is not None and event in _EVENTS and get_ident() == _Edge.ident:
        raise cross(_EVENTS[event])


def _guarded(function: Any, what: str) -> Callable[..., Any]:
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if get_ident() == _Edge.ident:
            raise cross(what)
        return function(*args, **kwargs)

    return guarded


@contextmanager
def watched() -> Iterator[None]:
    """One execution, which may start neither real threads nor processes."""
    if not _Edge.hooked:
        _Edge.hooked = True
        sys.addaudithook(_watch)
        for name, _function, _what in _UNHEARD:
            with suppress(ImportError):  # not on every platform
                importlib.import_module(name)
    replaced = []
    for name, function, what in _UNHEARD:
        module = sys.modules.get(name)
        real = getattr(module, function, None)
        if real is not None:
            setattr(module, function, _guarded(real, what))
            replaced.append((module, function, real))
    _Edge.ident, _Edge.crossed = get_ident(), None
    try:
        yield
    finally:
        _Edge.ident = None
        for module, function, real in replaced:
            setattr(module, function, real)
