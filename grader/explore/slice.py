"""A slice: the source of a function with all that it names in its module."""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, MethodType, ModuleType
from typing import Any

from grader.errors import UserError

_FIXED = (int, float, complex, str, bytes, type(None))
"""Values that no execution can change for the next."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A module that defines a function and what it names, each in the line where it stood.

    Attributes:
        file: The file's name, for reports.
        source: The module's text.
        values: What it names but cannot define, by name.
    """

    file: str
    source: str
    values: dict[str, Any]


def source_of(function: Any) -> Slice:
    """The slice for a function.

    Raises:
        UserError: It is not a plain function, or its source is not to be had.
    """
    _require_plain(function)
    collector = _Collector()
    collector.add(function)
    for name, value in inspect.getclosurevars(function).nonlocals.items():
        if isinstance(value, FunctionType | type):
            collector.add(value, name)
        else:
            collector.values[name] = value
    return Slice(Path(function.__code__.co_filename).name, collector.text(), collector.values)


def _require_plain(function: Any) -> None:
    """Says of anything else than a function with a name why it cannot be explored.

    Raises:
        UserError: It is no such function.
    """
    step = "Write a function that makes what it needs, and calls it."
    if isinstance(function, MethodType):
        owner = type(function.__self__).__name__
        message = (
            f"{owner}.{function.__name__} is bound to an object that was made outside: "
            "what is explored is made afresh in each execution."
        )
        raise UserError(message, next_step=step)
    if isinstance(function, functools.partial):
        message = "A functools.partial has no source of its own."
        raise UserError(message, next_step="explore(function, *args) takes the arguments itself.")
    if not isinstance(function, FunctionType):
        message = f"{function!r} is not a function written in Python."
        raise UserError(message, next_step=step)
    if function.__name__ == "<lambda>":
        message = "A lambda has no name by which it could be called again and again."
        raise UserError(message, next_step="Write it with `def`.")


class _Collector:
    """Gathers definitions and imports."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._imports: list[str] = []
        self._texts: list[tuple[int, str]] = []
        self._seen: set[str] = set()
        self._assigned: dict[str, dict[str, ast.stmt]] = {}

    def text(self) -> str:
        """The definitions in order of their lines, the imports in the first."""
        lines = ["; ".join(self._imports)]
        for number, text in sorted(self._texts):
            lines += [""] * (number - 1 - len(lines))
            lines += text.rstrip().split("\n")
        return "\n".join(lines) + "\n"

    def add(self, item: Any, name: str | None = None) -> None:
        """Adds a function or class and what it names."""
        name = name or item.__name__
        if name in self._seen:
            return
        self._seen.add(name)
        try:
            lines, number = inspect.getsourcelines(item)
        except (OSError, TypeError):
            message = f"The source of {name} is not to be had, so its accesses cannot be seen."
            raise UserError(message, next_step="Put it in a file.") from None
        text = textwrap.dedent("".join(lines))
        self._texts.append((number, text))
        module = inspect.getmodule(item)
        namespace = vars(module) if module is not None else getattr(item, "__globals__", {})
        self._add_used(text, name, namespace)

    def _add_used(self, text: str, name: str, namespace: dict[str, Any]) -> None:
        used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        for other in sorted(used - {name}):
            if other in namespace:
                self._add_named(other, namespace[other], namespace)

    def _add_assigned(self, name: str, namespace: dict[str, Any]) -> bool:
        """Adds the one assignment that made a global, so that each execution makes it anew."""
        file = str(namespace.get("__file__") or "")
        if file not in self._assigned:
            self._assigned[file] = _assignments(file)
        statement = self._assigned[file].get(name)
        if statement is None:
            return False
        text = ast.unparse(statement)
        self._texts.append((statement.lineno, text))
        self._add_used(text, name, namespace)
        return True

    def _add_named(self, name: str, value: Any, namespace: dict[str, Any]) -> None:
        if name in self._seen:
            return
        module = namespace.get("__name__")
        if isinstance(value, FunctionType | type) and value.__module__ == module:
            self.add(value, name)
            return
        self._seen.add(name)
        if isinstance(value, ModuleType):
            parent, _, child = value.__name__.rpartition(".")
            origin = f"from {parent} import {child}" if parent else f"import {child}"
            self._imports.append(f"{origin} as {name}")
        elif isinstance(value, FunctionType | type) and value.__module__ not in ("builtins", None):
            self._imports.append(f"from {value.__module__} import {value.__name__} as {name}")
        elif isinstance(value, _FIXED) or not self._add_assigned(name, namespace):
            self.values[name] = value


def _assignments(file: str) -> dict[str, ast.stmt]:
    """The globals of a module that are assigned in one place, each with its statement."""
    try:
        body = ast.parse(Path(file).read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, ast.stmt] = {}
    twice = set()
    for statement in body:
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        for target in targets:
            if isinstance(target, ast.Name):
                twice |= {target.id} & found.keys()
                found[target.id] = statement
    return {name: statement for name, statement in found.items() if name not in twice}
