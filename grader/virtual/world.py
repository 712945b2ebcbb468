"""The virtual world.

The standard library's threading modules, loaded on the virtual `_thread` and `time`.

Loaded once in a process and reset for each execution, as loading costs a hundred times a reset.
"""

from __future__ import annotations

import builtins
import dis
import importlib.util
import sys
import weakref
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, Final

from grader.errors import GraderBug
from grader.virtual.bookkeeping import Bookkeeping, Numbers
from grader.virtual.locks import DummyThreads
from grader.virtual.prepared import restore, same
from grader.virtual.running import RUNNING
from grader.virtual.shims import FITTINGS, remember_logging
from grader.virtual.spawning import make_thread_handle, set_sentinel
from grader.virtual.thread_module import make_thread_module
from grader.virtual.time_module import make_time_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from grader.engine.scheduler import Scheduler

LOADED: Final = (
    "_threading_local",
    "concurrent",
    "concurrent.futures",
    "concurrent.futures._base",
    "concurrent.futures.thread",
    "logging",
    "queue",
    "sched",
    "threading",
)
"""Modules of the standard library that are loaded afresh, on the virtual `_thread` and `time`."""

_MISSING: Final = frozenset({"_queue"})
"""Accelerators in C that would bypass the virtual `_thread`.

Their users have a fallback in Python.
"""


_SENTINELS: Final = sys.version_info < (3, 13)
_ENDED: Final = "_tstate_lock" if _SENTINELS else "_handle"
"""What a `Thread` knows of its own end by."""


_LOG: Final = ("logging", "concurrent")
"""Packages by which a program gets at loggers."""


class World:
    """The modules that stand in for the standard library's.

    Attributes:
        modules: By name; the values are put there as they are first imported.
        patched: Whether the last execution may have changed modules or classes of the standard
            library: the next one puts the virtual ones back.
        touched: Whether any execution may have; the real ones are not put back.
    """

    def __init__(self) -> None:
        self.modules: dict[str, ModuleType] = {
            "_thread": make_thread_module(),
            "time": make_time_module(),
        }
        self._logs = False
        self.builtins: dict[str, Any] = {**vars(builtins), "__import__": self.importer()}
        self._stored: dict[str, set[str]] = {}
        RUNNING.scheduler = None
        for name in ("threading", "queue", "concurrent.futures.thread"):
            self.load(name)
        self.threading = self.modules["threading"]
        local = self.load("_threading_local").local
        vars(self.modules["_thread"])["_local"] = self.threading.local = local  # type: ignore[attr-defined]
        self._reset_logging = remember_logging(self.load("logging"))
        self.patched = self.touched = False
        names: dict[str, Any] = vars(self.threading)
        pool: dict[str, Any] = vars(self.modules["concurrent.futures.thread"])
        if "_thread_local_info" in names:
            names["_thread_local_info"] = DummyThreads()
        self._threading_names, self._pool_names = names, pool
        self._atexits = list(names["_threading_atexits"])
        self._bookkeeping = Bookkeeping(names)
        self._executors = Numbers(0)
        pool["ThreadPoolExecutor"]._counter = self._executors.following  # noqa: SLF001
        self._main: Any = None
        self._main_as_new: dict[str, Any] = {}
        self._main_values: list[Any] = []
        self._snapshots = [
            (vars(self.modules[name]), dict(vars(self.modules[name])))
            for name in ("threading", "queue", "concurrent.futures.thread", "time", "_thread")
        ]
        self._classes = [(cls, dict(vars(cls))) for cls in self._patchable()]
        self._assigned = [
            (namespace, name, namespace[name])
            for namespace, snapshot in self._snapshots
            for name in sorted(self._stored.get(namespace["__name__"], ()))
            if name in snapshot
        ]

    def _patchable(self) -> list[type]:
        names = (
            "Thread",
            "Timer",
            "Condition",
            "Event",
            "Semaphore",
            "BoundedSemaphore",
            "Barrier",
        )
        queue = self.modules["queue"]
        classes = [getattr(self.threading, name) for name in names]
        return [*classes, queue.Queue, queue.SimpleQueue]

    def load(self, name: str) -> ModuleType:
        """The virtual module of this name, loaded if it was not yet."""
        if name in self.modules:
            return self.modules[name]
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            if name == "concurrent":
                raise GraderBug(f"The standard library's {name} is not to be found.")
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        code = spec.loader.get_code(name)  # type: ignore[attr-defined]  # source loaders have it
        module = ModuleType(name)
        module.__file__ = spec.origin
        module.__spec__ = spec
        module.__package__ = (
            name if spec.submodule_search_locations is not None else name.rpartition(".")[0]
        )
        if spec.submodule_search_locations is not None:
            module.__path__ = list(spec.submodule_search_locations)
        vars(module)["__builtins__"] = self.builtins
        parent, _, child = name.rpartition(".")
        if parent:
            self.load(parent)
        self.modules[name] = module
        running, RUNNING.scheduler = RUNNING.scheduler, None
        try:
            exec(code, vars(module))
        except BaseException:
            del self.modules[name]
            raise
        finally:
            RUNNING.scheduler = running
        if parent:
            setattr(self.modules[parent], child, module)
        self._stored[name] = set(_stored_globals(code))
        if name in FITTINGS:
            FITTINGS[name](module)
        return module

    def importer(
        self,
        find: Callable[[str], ModuleType | None] | None = None,
        allow: Callable[[str], None] | None = None,
    ) -> Callable[..., ModuleType]:
        """An `__import__` for code of this world.

        Args:
            find: Gives modules that come before all others, such as the program's own.
            allow: Raises for a module that may not be imported.
        """
        real_import = builtins.__import__

        def found(name: str) -> ModuleType | None:
            module = None
            if find is not None:
                # A program, which may keep what it is given for all executions to come.
                self._logs = self._logs or name.partition(".")[0] in _LOG
                module = find(name)
            if module is None and (name in self.modules or name in LOADED):
                module = self.load(name)
            return module

        def import_module(
            name: str,
            globals: Mapping[str, Any] | None = None,  # noqa: A002 - its signature
            locals: Mapping[str, Any] | None = None,  # noqa: A002 - its signature
            fromlist: tuple[str, ...] | list[str] | None = (),
            level: int = 0,
        ) -> ModuleType:
            absolute = (
                importlib.util.resolve_name("." * level + name, _package(globals))
                if level
                else name
            )
            if absolute in _MISSING:
                raise ImportError(
                    f"no module named {absolute!r} in the virtual world", name=absolute
                )
            if allow is not None:
                allow(absolute)
            module = found(absolute)
            if module is None:
                return real_import(name, globals, locals, fromlist or (), level)
            if not fromlist:
                if level:
                    return module
                top = absolute.partition(".")[0]
                return found(top) or module
            for part in fromlist:
                if not hasattr(module, part) and hasattr(module, "__path__"):
                    child = found(f"{absolute}.{part}")
                    if child is not None:
                        setattr(module, part, child)
            return module

        return import_module

    def enter(self, scheduler: Scheduler, *, patched: bool = True) -> None:
        """Begins an execution: every module as it was when loaded. Called from the main task.

        Args:
            scheduler: Of the execution.
            patched: Whether the program may have changed modules or classes of the standard
                library, as some monkeypatch. Where it has not, only what their own functions assign
                is put back: a namespace that is emptied and filled again loses the interpreter's
                inline caches, which costs more than all the rest.
        """
        if patched or self.patched:
            self.patched = False
            for namespace, snapshot in self._snapshots:
                namespace.clear()
                namespace.update(snapshot)
            for cls, members in self._classes:
                restore(cls, members)
        else:
            for namespace, name, value in self._assigned:
                namespace[name] = value
        if patched or self._logs:
            self._reset_logging()
        RUNNING.begin(scheduler)
        names, pool = self._threading_names, self._pool_names
        self._bookkeeping.begin()
        if len(names["_threading_atexits"]) != len(self._atexits):
            names["_threading_atexits"] = list(self._atexits)
        scheduler.current.thread = names["_main_thread"] = self._main_thread()
        scheduler.current.name = "MainThread"
        if pool["_threads_queues"].data:
            pool["_threads_queues"] = weakref.WeakKeyDictionary()
        pool["_shutdown"] = False
        self._executors.begin()

    def _main_thread(self) -> Any:
        """The main thread's object, as new: made once, as that costs a tenth of an execution."""
        if self._main is None:
            self._main = self._threading_names["_MainThread"]()
            self._main_as_new = dict(vars(self._main))
            self._main_values = list(self._main_as_new.values())
            return self._main
        main: Any = self._main
        members: dict[str, Any] = vars(main)
        if not same(members, self._main_values):
            members.clear()
            members.update(self._main_as_new)
        # Of all that it has, this alone belongs to one execution.
        ended: Any = set_sentinel() if _SENTINELS else make_thread_handle(main.ident)
        members[_ENDED] = self._main_as_new[_ENDED] = ended
        self._main_values[list(self._main_as_new).index(_ENDED)] = ended
        self._threading_names["_active"][main.ident] = main
        return main

    def join_all(self) -> None:
        """Waits for every thread that is no daemon, as the interpreter does before `atexit`."""
        threading: Any = self.threading
        while waited := [each for each in threading.enumerate() if not each.daemon]:
            if waited == [threading.main_thread()]:
                break
            for each in waited:
                if each is not threading.main_thread():
                    each.join()

    def shut_down(self) -> None:
        """What the interpreter does when the main thread has ended.

        Lets executors end their workers.
        """
        calls: Any = self._threading_names["_threading_atexits"]
        if len(calls) > 1 or self._pool_names["_threads_queues"].data:
            for call in reversed(calls):
                call()


def _stored_globals(code: CodeType) -> Iterator[str]:
    """The globals that the functions of a module assign."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            for each in dis.get_instructions(constant):
                if each.opname == "STORE_GLOBAL":
                    yield str(each.argval)
            yield from _stored_globals(constant)


def _package(namespace: Mapping[str, Any] | None) -> str:
    if namespace is None:
        return ""
    package = namespace.get("__package__")
    if package is None:
        package = str(namespace.get("__name__", "")).rpartition(".")[0]
    return str(package)
