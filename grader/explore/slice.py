"""A slice: the source of a function with all that it names in its module."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from grader.errors import UserError


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
    if not isinstance(function, FunctionType):
        message = f"{function!r} is not a function written in Python."
        raise UserError(message)
    collector = _Collector()
    collector.add(function)
    for name, value in inspect.getclosurevars(function).nonlocals.items():
        if isinstance(value, FunctionType | type):
            collector.add(value, name)
        else:
            collector.values[name] = value
    return Slice(Path(function.__code__.co_filename).name, collector.text(), collector.values)


class _Collector:
    """Gathers definitions and imports."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._imports: list[str] = []
        self._texts: list[tuple[int, str]] = []
        self._seen: set[str] = set()

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
        used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        for other in sorted(used - {name}):
            if other in namespace:
                self._add_named(other, namespace[other], namespace.get("__name__"))

    def _add_named(self, name: str, value: Any, module: Any) -> None:
        if name in self._seen:
            return
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
        else:
            self.values[name] = value
