"""CPython's own `threading.py` and `queue.py` with nothing beneath: what no explorer can go below.

A thread runs to its end as it is started, and a lock is a flag. What is left is what the standard
library's Python code costs for a thread and a queue, and the program itself.
"""

from __future__ import annotations

import _thread
import builtins
import importlib.util
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MODULES = ("threading", "queue")


class _Flag:
    """A lock that nobody ever waits for."""

    __slots__ = ("__weakref__", "_taken")

    def __init__(self) -> None:
        self._taken = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._taken:
            return False
        self._taken = True
        return True

    def release(self) -> None:
        self._taken = False

    def locked(self) -> bool:
        return self._taken

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_error: object) -> None:
        self._taken = False


class _Handle:
    """`_thread._ThreadHandle`, from 3.13, of a thread that has run."""

    __slots__ = ("_done", "ident")

    def __init__(self, ident: int = 0) -> None:
        self.ident = ident
        self._done = False

    def join(self, timeout: float | None = None, /) -> None:
        """It has ended."""

    def is_done(self) -> bool:
        return self._done

    def _set_done(self) -> None:
        self._done = True


class Alone:
    """The two modules, loaded on a `_thread` that does next to nothing."""

    def __init__(self) -> None:
        self._current = self._last = 1
        self._sentinels: dict[int, _Flag] = {}
        thread: Any = ModuleType("_thread")
        vars(thread).update(vars(_thread))
        thread.allocate_lock = thread.lock = thread.LockType = _Flag
        thread.get_ident = lambda: self._current
        thread.start_new_thread = self._start
        thread.start_joinable_thread = self._start_joinable
        thread._set_sentinel = self._sentinel  # noqa: SLF001 - a name of CPython's
        thread._ThreadHandle = thread._make_thread_handle = _Handle  # noqa: SLF001 - a name of CPython's
        thread._get_main_thread_ident = lambda: 1  # noqa: SLF001 - a name of CPython's
        self._modules = {"_thread": thread}
        self.builtins = {**vars(builtins), "__import__": self._import}
        for name in _MODULES:
            self._load(name)

    def _load(self, name: str) -> None:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        module = self._modules[name] = ModuleType(name)
        vars(module)["__builtins__"] = self.builtins
        with open(spec.origin, encoding="utf-8") as text:  # noqa: PTH123 - of the standard library
            exec(compile(text.read(), spec.origin, "exec"), vars(module))

    def _import(self, name: str, *rest: Any) -> ModuleType:
        return self._modules.get(name) or builtins.__import__(name, *rest)

    def _start(self, function: Callable[..., Any], args: Any, kwargs: Any = None) -> int:
        self._last += 1
        before, self._current = self._current, self._last
        try:
            function(*args, **(kwargs or {}))
        finally:
            sentinel = self._sentinels.pop(self._current, None)
            if sentinel is not None:
                sentinel.release()
            self._current = before
        return self._last

    def _start_joinable(
        self, function: Callable[[], Any], handle: _Handle | None = None, daemon: bool = True
    ) -> _Handle:
        handle = handle or _Handle()
        handle.ident = self._last + 1
        self._start(function, ())
        handle._set_done()  # noqa: SLF001 - a name of CPython's
        return handle

    def _sentinel(self) -> _Flag:
        sentinel = self._sentinels[self._current] = _Flag()
        return sentinel
