"""The compiled twin of the engine's hot modules, where `threadlings dev compile` has built one.

mypyc turns the annotated modules below into extension modules that do the same; an execution then
takes less than half the time. They lie beside the clone's other products, under
`.threadlings/compiled/`, in a folder named for the text they were built from: change a line, and
the Python modules are used until the next build. With `THREADLINGS_ENGINE=python` in the
environment they are used in any case.

Importing this module is all there is to do. Knows only the standard library.
"""

from __future__ import annotations

import hashlib
import importlib.machinery
import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

ENGINE = "THREADLINGS_ENGINE"
"""The variable of the environment that may say `PYTHON`."""
PYTHON = "python"
ROOT = Path(__file__).parent.parent
"""The clone; of an installed package, the folder that it lies in."""
MODULES = (
    "grader.engine.clock_loops",
    "grader.engine.ending",
    "grader.engine.happens_before",
    "grader.engine.mutex",
    "grader.engine.operation",
    "grader.engine.schedule",
    "grader.engine.scheduler",
    "grader.engine.spin",
    "grader.engine.switching",
    "grader.engine.task",
    "grader.explore.explorer",
    "grader.explore.tally",
    "grader.strategies.dpor.accesses",
    "grader.strategies.dpor.order",
    "grader.strategies.dpor.wakeup",
    "grader.strategies.draws",
    "grader.strategies.exhaustive",
    "grader.strategies.non_preemptive",
    "grader.strategies.pct",
    "grader.strategies.pipeline",
    "grader.strategies.pos",
    "grader.strategies.preemption_bounded",
    "grader.strategies.racing",
    "grader.strategies.random_walk",
    "grader.strategies.replay",
    "grader.virtual.announcing",
    "grader.virtual.as_builtins",
    "grader.virtual.bookkeeping",
    "grader.virtual.contents",
    "grader.virtual.hooks",
    "grader.virtual.kept",
    "grader.virtual.lock_methods",
    "grader.virtual.places",
    "grader.virtual.prepared",
    "grader.virtual.program",
    "grader.virtual.reflection",
    "grader.virtual.running",
    "grader.virtual.spawning",
    "grader.virtual.values",
    "grader.virtual.world",
)
"""What is compiled: what runs in every execution, and nothing that is run rarely."""
SUFFIX = importlib.machinery.EXTENSION_SUFFIXES[0]


def source_of(module: str) -> Path:
    """The Python file of a module."""
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def home() -> Path:
    """Where the twin of the present sources belongs, for the running Python."""
    digest = hashlib.sha256()
    for module in MODULES:
        digest.update(source_of(module).read_bytes())
    return _all_homes() / f"{digest.hexdigest()[:16]}{SUFFIX.rpartition('.')[0]}"


def _all_homes() -> Path:
    return ROOT / ".threadlings" / "compiled"


def in_use() -> bool:
    """Whether this process runs the compiled engine."""
    return any(isinstance(each, _Finder) for each in sys.meta_path)


class _Finder:
    """Finds modules in the folder of the twin.

    Args:
        folder: Of this Python and these sources.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {file.name.removesuffix(SUFFIX): file for file in folder.iterdir()}

    def find_spec(
        self,
        name: str,
        _path: Sequence[str] | None = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """As `importlib.abc.MetaPathFinder.find_spec`."""
        file = self._files.get(name)
        return None if file is None else importlib.util.spec_from_file_location(name, file)


def _use() -> None:
    if os.environ.get(ENGINE) != PYTHON and _all_homes().is_dir():
        folder = home()
        if folder.is_dir():
            sys.meta_path.insert(0, _Finder(folder))


_use()
