"""Code that the standard library writes for a program: the methods of its dataclasses.

`dataclasses` makes the text of `__init__`, `__eq__`, `__repr__` and others and executes it. A copy
of that module, otherwise unmodified, executes it rewritten, so that these methods announce what
they touch as the program's own do.
"""

from __future__ import annotations

import builtins
import importlib.util
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from grader.virtual.instrument.rewriter import instrument

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.virtual.instrument.sites import Sites

_FILE = "<dataclass>"


def load_dataclasses(
    sites: Sites, names: dict[str, Any], import_module: Callable[..., ModuleType]
) -> ModuleType:
    """A copy of `dataclasses` for one program.

    Args:
        sites: The program's.
        names: The built-in names of its code, with the hooks.
        import_module: The `__import__` of its world.
    """
    known: dict[str, CodeType] = {}

    def execute(text: str, variables: dict[str, Any] | None = None, own: Any = None) -> None:
        code = known.get(text)
        if code is None:
            tree = instrument(text, _FILE, sites)
            code = known[text] = compile(tree, _FILE, "exec", dont_inherit=True)
        exec(code, {**(variables or {}), "__builtins__": names}, own)

    spec = importlib.util.find_spec("dataclasses")
    assert spec is not None
    assert spec.loader is not None
    module = ModuleType("dataclasses")
    module.__file__ = spec.origin
    changed = {**vars(builtins), "exec": execute, "__import__": import_module}
    vars(module)["__builtins__"] = changed
    exec(spec.loader.get_code("dataclasses"), vars(module))  # type: ignore[attr-defined]
    return module
