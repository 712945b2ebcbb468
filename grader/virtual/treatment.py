"""How each module that a program imports is to be treated, and what a person should know of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

from grader.virtual.process_modules import FRESH

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

KEPT = frozenset({
    "grader", "greenlet", "pytest", "_pytest", "pluggy", "py", "xdist", "execnet", "coverage",
    "hypothesis", "iniconfig",
})  # fmt: skip
"""Packages that may be at work in this very process: they are never loaded a second time there."""

_LOADED_ONCE = frozenset({
    "cryptography", "jax", "lxml", "matplotlib", "numpy", "pandas", "pyarrow", "scipy", "sklearn",
    "tensorflow", "torch",
})  # fmt: skip
"""Packages in C that refuse to be loaded, or break, a second time in a process."""

_THREADS = re.compile(rb"^[ \t]*(?:import|from)[ \t]+(?:_?thread(?:ing)?|queue|concurrent)\b", re.M)

STDLIB = str(Path(os.__file__).parent)
_SITE = frozenset({"site-packages", "dist-packages"})


@dataclass(frozen=True, slots=True)
class Rules:
    """How imports are treated.

    Attributes:
        instrument: Top-level packages from elsewhere whose accesses are to be seen as well.
        kept: Top-level packages that are used as they are.
        base: The folder to which the names of files are relative in reports.
    """

    instrument: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A package with parts in C: one of those, and whether its Python makes locks or threads."""

    extension: str
    threads: bool


class Treatment(Enum):
    """What becomes of a module."""

    REAL = 0
    """Python's own, once in the process."""
    CARRIED = 1
    """Afresh in each execution, on the virtual `threading`, as it is."""
    SEEN = 2
    """The same, instrumented."""


class Treatments:
    """Decides, and remembers what it decided.

    Attributes:
        notes: What a person should know, in order of discovery.
    """

    def __init__(self, rules: Rules) -> None:
        self.notes: dict[str, None] = {}
        self._rules = rules
        self._known: dict[str, Treatment] = {}
        self._compiled_packages: dict[str, _Compiled | None] = {}

    def of(self, name: str, spec: ModuleSpec | None) -> Treatment:
        """How a module is treated, given its specification."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._treat(name, spec)
        return known

    def _treat(self, name: str, spec: ModuleSpec | None) -> Treatment:
        top = name.partition(".")[0]
        asked = top in self._rules.instrument
        if top in self._rules.kept and not asked:
            return Treatment.REAL
        if spec is None or isinstance(spec.loader, ExtensionFileLoader):
            if spec is not None and asked:
                self._note_extension(name)
            return Treatment.REAL
        origin = spec.origin or next(iter(spec.submodule_search_locations or ()), None)
        if origin is None or origin in ("built-in", "frozen"):
            return Treatment.REAL
        parts = Path(origin).parts
        from_elsewhere = bool(_SITE.intersection(parts))
        if not from_elsewhere and origin.startswith(STDLIB + os.sep):
            return Treatment.CARRIED if name in FRESH else Treatment.REAL
        if not origin.endswith((".py", ".pyc")) and spec.has_location:
            return Treatment.REAL
        if asked or not from_elsewhere:
            return Treatment.SEEN if not origin.endswith(".pyc") else Treatment.CARRIED
        compiled = self._compiled_in(top, parts)
        if compiled is not None and (top in _LOADED_ONCE or not compiled.threads):
            own = "; its own locks keep nobody out here" if compiled.threads else ""
            self.notes[
                f"{top} has parts in C ({compiled.extension}): it is used as it is, and each call "
                f"is one step{own}."
            ] = None
            return Treatment.REAL
        self.notes[
            f"{top} runs on the explored threads, but its own accesses to data are not seen; "
            f"--instrument {top} looks inside."
        ] = None
        return Treatment.CARRIED

    def _note_extension(self, name: str) -> None:
        self.notes[f"{name} is written in C: it is used as it is, and each call is one step."] = (
            None
        )

    def _compiled_in(self, top: str, parts: tuple[str, ...]) -> _Compiled | None:
        if top not in self._compiled_packages:
            site = max(place for place, part in enumerate(parts) if part in _SITE)
            self._compiled_packages[top] = _compiled_in(Path(*parts[: site + 1]) / top)
        return self._compiled_packages[top]


def _compiled_in(folder: Path) -> _Compiled | None:
    """What is known of the parts in C of an installed package; None where it has none."""
    files = sorted(folder.rglob("*"))
    names = [file.name for file in files if file.name.endswith(tuple(EXTENSION_SUFFIXES))]
    if not names:
        return None
    texts = [file for file in files if file.suffix == ".py" and "tests" not in file.parts]
    return _Compiled(names[0], any(_THREADS.search(file.read_bytes()) for file in texts))
