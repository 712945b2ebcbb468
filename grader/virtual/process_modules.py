"""Modules of the standard library that speak of the whole process, as one execution sees them."""

from __future__ import annotations

import signal as real_signal
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable

Call = tuple["Callable[..., Any]", tuple[Any, ...], dict[str, Any]]

FRESH = frozenset({
    "http.cookiejar", "logging", "logging.config", "logging.handlers", "multiprocessing.dummy",
    "multiprocessing.dummy.connection", "multiprocessing.pool", "random", "socketserver",
    "tempfile", "zipfile",
    # Its `cached_property` has a lock of its own up to 3.11.
    *(("functools",) if sys.version_info < (3, 12) else ()),
})  # fmt: skip
"""Modules that make locks or threads, or keep what one execution must not leave to the next.

A program gets them afresh in each execution, on the virtual `threading`.
"""

_LATER = ("alarm", "setitimer", "pause", "sigwait", "sigtimedwait", "sigwaitinfo", "pthread_kill")


class OutsideExploration(BaseException):
    """The program does what no schedule decides: real threads, processes, signals.

    Not an Exception: a program's `except` must not make it another failure.
    """


def make_atexit(exits: list[Call]) -> ModuleType:
    """`atexit`, whose calls are made when the execution ends instead of the process.

    Args:
        exits: Where they are gathered, in order of registration.
    """

    def register(func: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Callable[..., Any]:
        # `logging` closes its handlers so; they end with the execution anyhow.
        if getattr(func, "__module__", "") != "logging":
            exits.append((func, args, kwargs))
        return func

    def unregister(func: Callable[..., Any], /) -> None:
        exits[:] = [each for each in exits if each[0] != func]

    module = ModuleType("atexit")
    members: dict[str, Any] = {
        "register": register,
        "unregister": unregister,
        "_clear": exits.clear,
        "_ncallbacks": lambda: len(exits),
        "_run_exitfuncs": lambda: run_exits(exits),
    }
    vars(module).update(members)
    return module


def run_exits(exits: list[Call]) -> None:
    """Makes the calls, last registered first."""
    while exits:
        function, args, kwargs = exits.pop()
        function(*args, **kwargs)


def make_signal() -> ModuleType:
    """`signal`, whose handlers are kept for the execution: nothing ever comes from outside."""
    handlers: dict[int, Any] = {}

    def signal(signalnum: Any, handler: Any, /) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is not None and scheduler.current.index:
            raise ValueError("signal only works in main thread of the main interpreter")
        if not callable(handler) and handler not in (real_signal.SIG_DFL, real_signal.SIG_IGN):
            raise TypeError(
                "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
            )
        before = getsignal(signalnum)
        handlers[real_signal.Signals(signalnum)] = handler
        return before

    def getsignal(signalnum: Any, /) -> Any:
        number = real_signal.Signals(signalnum)
        first: Any = real_signal.SIG_DFL
        if number == real_signal.SIGINT:
            first = real_signal.default_int_handler
        return handlers.get(number, first)

    def raise_signal(signalnum: Any, /) -> None:
        handler = getsignal(signalnum)
        if callable(handler):
            handler(int(signalnum), None)
        elif handler == real_signal.SIG_DFL:
            name = real_signal.Signals(signalnum).name
            raise OutsideExploration(f"the program ends itself by the signal {name}")

    def refuses(name: str) -> Callable[..., Any]:
        def later(*_args: Any, **_kwargs: Any) -> Any:
            raise OutsideExploration(f"signal.{name} waits for, or asks for, a real signal")

        return later

    module = ModuleType("signal", real_signal.__doc__)
    vars(module).update(
        {name: value for name, value in vars(real_signal).items() if not name.startswith("__")}
    )
    members: dict[str, Any] = {
        "signal": signal,
        "getsignal": getsignal,
        "raise_signal": raise_signal,
        **{name: refuses(name) for name in _LATER if hasattr(real_signal, name)},
    }
    vars(module).update(members)
    return module


def fit_pool(module: Any) -> None:
    """Fits the loaded `multiprocessing.pool`: a pool of threads hears of ended workers by a queue.

    The real one is a pipe, which nobody in this world can wait for.
    """
    queues = module.queue

    class _Told(queues.SimpleQueue):  # type: ignore[misc, name-defined]  # of this world
        _reader = None

        def close(self) -> None:
            """There is nothing to close."""

    class _Context:
        SimpleQueue = _Told

        def __init__(self, real: Any) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    def set_up(self: Any) -> None:
        self._ctx = _Context(self._ctx)
        self._inqueue = queues.SimpleQueue()
        self._outqueue = queues.SimpleQueue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    def wait(_sentinels: Any, change_notifier: Any, timeout: float | None = None) -> None:
        if timeout is None:
            change_notifier.get()
        while not change_notifier.empty():
            change_notifier.get()

    module.ThreadPool._setup_queues = set_up  # noqa: SLF001 - its place to be changed
    module.Pool._wait_for_updates = staticmethod(wait)  # noqa: SLF001 - likewise


def fit_random(module: Any) -> None:
    """Fits the loaded `random`: a generator that nobody seeded begins alike in each execution."""
    generator = module.Random
    seed = generator.seed

    def seeded(self: Any, a: Any = None, version: int = 2) -> None:
        seed(self, 0 if a is None else a, version)

    generator.seed = seeded
    generator.seed.__doc__ = seed.__doc__
    module._inst.seed(0)  # noqa: SLF001 - the generator behind its functions
    module.seed = module._inst.seed  # noqa: SLF001 - likewise


FITTINGS = {"multiprocessing.pool": fit_pool, "random": fit_random}
"""What is changed in some of the modules once they are loaded."""
