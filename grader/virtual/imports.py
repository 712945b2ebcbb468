"""The imports of anyone's program: its own modules, packages from elsewhere, the library.

Python's own import system does the work, so that packages, relative and circular imports, namespace
packages, `importlib` and resources are CPython's. A finder in front of the others gives some of the
modules a loader that runs them afresh in each execution, in the virtual world:

- the program's own modules, and packages that were asked for, instrumented;
- other packages in Python as they are: their `threading` and `time` are the virtual ones, their
  accesses to data are not seen;
- a few modules of the standard library that make locks or threads.

Packages with parts in C, and the rest of the standard library, are the real ones.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.machinery import (
    ModuleSpec,
    SourceFileLoader,
)
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.virtual.locks import lock
from grader.virtual.process_modules import FITTINGS, FRESH, make_atexit, make_signal
from grader.virtual.running import RUNNING
from grader.virtual.treatment import STDLIB, Rules, Treatment, Treatments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType, ModuleType

OUTSIDE = {
    "asyncio": "its tasks take turns only where they await, in real time",
}
"""Modules whose concurrency is not that of threads, and why it is not explored."""


@dataclass(slots=True)
class _Execution:
    """What one execution changed in `sys.modules` and in packages that stay."""

    hidden: dict[str, ModuleType] = field(default_factory=dict)
    attributes: list[tuple[ModuleType, str, Any]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    loaded: dict[str, None] = field(default_factory=dict)
    busy: dict[str, tuple[int, Any]] = field(default_factory=dict)
    waiting: dict[int, str] = field(default_factory=dict)
    special: dict[str, ModuleType] = field(default_factory=dict)


class Imports:
    """The import system of one program.

    Args:
        rules: How to treat what.
        compiled: Gives the code of a module: name, path, whether instrumented.
        virtual: The `__import__` of the virtual world for this program.

    Attributes:
        builtins: What the modules get as `__builtins__`; to be set before anything runs.
    """

    def __init__(self, rules: Rules, compiled: Callable[[str, Path, bool], CodeType]) -> None:
        self.builtins: dict[str, Any] = {}
        self._base = rules.base
        self._compiled = compiled
        self._codes: dict[str, CodeType] = {}
        self._treatments = Treatments(rules)
        self._specs: dict[str, tuple[str, bool, list[str] | None]] = {}
        self._to_hide: dict[str, list[str]] = {}
        self._shadows: dict[str, bool] = {}
        self._now = _Execution()
        self._cwd = Path.cwd()
        self.exits: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = []

    @property
    def notes(self) -> list[str]:
        """What a person should know of how modules were treated, in order of discovery."""
        return list(self._treatments.notes)

    def shown(self, path: Path) -> str:
        """The name of a file in reports: as short as it can be without being taken for another."""
        for folder in (self._base, *sys.path):
            if folder and path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.name

    # -- one execution

    @contextmanager
    def execution(self, virtual: Callable[..., ModuleType]) -> Iterator[None]:
        """The import system as the program sees it, for one execution.

        Args:
            virtual: The program's `__import__`; `importlib.import_module` follows it, too.
        """
        real = importlib.import_module
        self._now = _Execution()
        self.exits = []

        def import_module(name: str, package: str | None = None) -> ModuleType:
            absolute = importlib.util.resolve_name(name, package) if name[:1] == "." else name
            # Without names to look for, `__import__` gives the top of a dotted name.
            return virtual(absolute, None, None, ("__name__",), 0)

        importlib.import_module = import_module
        sys.meta_path.insert(0, self)
        before = list(sys.path)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            importlib.import_module = real
            sys.path[:] = before
            self._restore()

    def _restore(self) -> None:
        now = self._now
        for name in now.loaded:
            module = sys.modules.pop(name, None)
            parent, _, child = name.rpartition(".")
            holder = sys.modules.get(parent)
            if holder is not None and vars(holder).get(child) is module:
                vars(holder).pop(child, None)
        for holder, child, module in now.attributes:
            setattr(holder, child, module)
        sys.modules.update(now.hidden)
        if os.getcwd() != str(self._cwd):  # noqa: PTH109 - a string is all that is compared
            os.chdir(self._cwd)

    def enter(self, name: str, module: ModuleType) -> None:
        """Puts a module in place for this execution, as the program's main one."""
        self._hide(name)
        sys.modules[name] = module
        self._now.loaded[name] = None

    def _hide(self, name: str) -> None:
        module = sys.modules.get(name)
        if module is None or name in self._now.loaded:
            return
        self._now.hidden[name] = module
        del sys.modules[name]
        parent, _, child = name.rpartition(".")
        holder = sys.modules.get(parent)
        if holder is not None and vars(holder).get(child) is module:
            delattr(holder, child)
            self._now.attributes.append((holder, child, module))

    # -- what the program's `__import__` asks

    def find(self, name: str) -> ModuleType | None:
        """The module for an import that Python's own system must not answer by itself.

        Also prepares for one that it answers: what was imported before is put out of sight.
        """
        top = name.partition(".")[0]
        # Those of other packages have their reasons, and mostly are not used.
        if top in OUTSIDE and not Path(sys._getframe(4).f_code.co_filename).is_absolute():  # noqa: SLF001 - the one that imports
            self._treatments.notes[f"{top} is outside of what is explored: {OUTSIDE[top]}."] = None
        makers = {"atexit": self._atexit, "signal": make_signal}
        if name in makers:
            if name not in self._now.special:
                self._now.special[name] = makers[name]()
            return self._now.special[name]
        self._open(top)
        self._wait_for(name)
        if name in FRESH or self._shadowed(top):
            return self._real(name)
        return None

    def _atexit(self) -> ModuleType:
        return make_atexit(self.exits)

    @staticmethod
    def _real(name: str) -> ModuleType:
        __import__(name)
        return sys.modules[name]

    def _open(self, top: str) -> None:
        """Puts what this process has imported of a package out of sight, for this execution."""
        if top in self._now.opened:
            return
        self._now.opened.add(top)
        names = self._to_hide.get(top)
        if names is None:
            # What is hidden comes back, so that it is the same in each execution.
            names = self._to_hide[top] = [
                name
                for name, module in list(sys.modules.items())
                if name.partition(".")[0] == top and name not in self._now.loaded
                if self._shadowed(top) or self._is_afresh(name, module)
            ]
        for name in names:
            self._hide(name)

    def _is_afresh(self, name: str, module: ModuleType) -> bool:
        spec = getattr(module, "__spec__", None)
        return self._treatments.of(name, spec) is not Treatment.REAL

    def _shadowed(self, top: str) -> bool:
        """Whether the program has a module of its own with the name of one of the library."""
        known = self._shadows.get(top)
        if known is None:
            known = False
            if top in sys.stdlib_module_names - frozenset(sys.builtin_module_names):
                folder = sys.path[0] if sys.path else ""
                known = bool(folder) and (Path(folder) / f"{top}.py").is_file()
                known = known and not folder.startswith(STDLIB)
            self._shadows[top] = known
        return known

    def _wait_for(self, name: str) -> None:
        """Waits while another thread loads the module, as CPython does."""
        now, scheduler = self._now, RUNNING.scheduler
        if name not in now.busy or scheduler is None:
            return
        me = scheduler.current.index
        loader, gate = now.busy[name]
        while loader != me and now.waiting.get(loader) in now.busy:
            loader = now.busy[now.waiting[loader]][0]
        if loader == me:
            return  # its own, or a circle of threads: CPython lets it see what there is so far
        now.waiting[me] = name
        try:
            with gate:
                pass
        finally:
            del now.waiting[me]

    # -- the finder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A specification with a loader of this world, or None where the others shall answer."""
        if RUNNING.scheduler is None or name.partition(".")[0] in ("grader", "encodings"):
            return None
        known = self._specs.get(name)
        if known is not None:
            self._now.loaded[name] = None
            return self._own_spec(name, *known)
        spec = None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                break
        if spec is None:
            return None
        treatment = self._treatments.of(name, spec)
        if treatment is Treatment.REAL:
            return spec
        self._now.loaded[name] = None
        if not spec.origin or not spec.has_location:
            return spec  # a namespace package: there is nothing to run, but it goes with the rest
        places = spec.submodule_search_locations
        known = self._specs[name] = (
            spec.origin,
            treatment is Treatment.SEEN,
            None if places is None else list(places),
        )
        return self._own_spec(name, *known)

    def _own_spec(
        self, name: str, origin: str, seen: bool, places: list[str] | None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_file_location(
            name,
            origin,
            loader=_Loader(name, origin, self, seen=seen),
            submodule_search_locations=None if places is None else list(places),
        )

    def invalidate_caches(self) -> None:
        """Forgets where modules are."""
        self._specs.clear()

    # -- the loader's side

    def run(self, module: ModuleType, path: Path, *, seen: bool) -> None:
        """Runs a module's code in the virtual world."""
        name = module.__name__
        code = self._codes.get(name)
        if code is None:
            code = self._codes[name] = self._compiled(name, path, seen)
        vars(module)["__builtins__"] = self.builtins
        scheduler = RUNNING.scheduler
        if scheduler is None or len(scheduler.tasks) == 1:
            exec(code, vars(module))
            return
        gate: Any = lock()
        gate.acquire()
        self._now.busy[name] = scheduler.current.index, gate
        try:
            exec(code, vars(module))
        finally:
            del self._now.busy[name]
            if not scheduler.dying:
                gate.release()


class _Loader(SourceFileLoader):
    """Loads a module into the virtual world; its text and its resources are had as always."""

    def __init__(self, name: str, path: str, imports: Imports, *, seen: bool) -> None:
        super().__init__(name, path)
        self._imports = imports
        self._seen = seen

    def exec_module(self, module: ModuleType) -> None:
        """Runs it."""
        self._imports.run(module, Path(self.path), seen=self._seen)
        if not self._seen and module.__name__ in FITTINGS:
            FITTINGS[module.__name__](module)
