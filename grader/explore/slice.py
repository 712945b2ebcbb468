"""A slice: the source of a function with all that it names in its module."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

from grader.errors import UserError


@dataclass(frozen=True, slots=True)
class Slice:
    """A text that defines `__entry__(student, *args)`, and the values that it only names."""

    source: str
    values: dict[str, Any]


def source_of(function: Any) -> Slice:
    """The slice for a function.

    Raises:
        UserError: It is not a plain function, or its source is not to be had.
    """
    if not isinstance(function, FunctionType):
        message = f"{function!r} is not a function written in Python."
        raise UserError(message)
    collector = _Collector()
    collector.add(function)
    closure = inspect.getclosurevars(function).nonlocals
    for name, value in closure.items():
        if isinstance(value, FunctionType | type):
            collector.add(value, name)
        else:
            collector.values[name] = value
    entry = f"def __entry__(student, *args):\n    return {function.__name__}(*args)\n"
    return Slice("\n".join([*collector.imports, *collector.texts, entry]), collector.values)


class _Collector:
    """Gathers definitions, those that others need first."""

    def __init__(self) -> None:
        self.imports: list[str] = []
        self.texts: list[str] = []
        self.values: dict[str, Any] = {}
        self._seen: set[str] = set()

    def add(self, item: Any, name: str | None = None) -> None:
        """Adds a function or class and what it names."""
        name = name or item.__name__
        if name in self._seen:
            return
        self._seen.add(name)
        try:
            text = textwrap.dedent(inspect.getsource(item))
        except (OSError, TypeError):
            message = f"The source of {name} is not to be had, so its accesses cannot be seen."
            raise UserError(message, next_step="Put it in a file.") from None
        tree = ast.parse(text)
        module = inspect.getmodule(item)
        namespace = vars(module) if module is not None else getattr(item, "__globals__", {})
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for other in sorted(used - {name}):
            if other in namespace:
                self._add_named(other, namespace[other], namespace.get("__name__"))
        self.texts.append(text)

    def _add_named(self, name: str, value: Any, module: Any) -> None:
        if name in self._seen:
            return
        if isinstance(value, ModuleType):
            self._seen.add(name)
            self.imports.append(
                f"import {value.__name__} as {name}"
                if "." not in value.__name__
                else _dotted(value, name)
            )
        elif isinstance(value, FunctionType | type) and value.__module__ == module:
            self.add(value, name)
        elif isinstance(value, FunctionType | type) and value.__module__ not in ("builtins", None):
            self._seen.add(name)
            self.imports.append(f"from {value.__module__} import {value.__name__} as {name}")
        else:
            self._seen.add(name)
            self.values[name] = value


def _dotted(module: ModuleType, name: str) -> str:
    parent, _, child = module.__name__.rpartition(".")
    return f"from {parent} import {child} as {name}"
