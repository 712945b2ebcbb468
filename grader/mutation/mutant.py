"""Mutants: one statement of a program replaced."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.mutation import critical_sections, threads, waiting
from grader.mutation.operator import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.mutation.operator import Operator

OPERATORS: tuple[Operator, ...] = (
    *critical_sections.OPERATORS,
    *waiting.OPERATORS,
    *threads.OPERATORS,
)

_Path = tuple[tuple[str, int], ...]
"""From the module to a statement: which list of statements, and which of them, at each step."""

_BODIES = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True)
class Mutant:
    """A program that differs from a right one in one place.

    Args:
        operator: What was done, as in `drop_lock`.
        function: Where: the qualified name of the function, "" at the top of the module.
        line: In which line of the original.
        text: That line, without indentation.
        source: The whole mutant.
    """

    operator: str
    function: str
    line: int
    text: str
    source: str

    def __str__(self) -> str:
        """As a person is told of it: `drop_lock at Account.deposit, line 9: with self._lock:`."""
        return f"{self.operator} at {self.function or 'the top'}, line {self.line}: {self.text}"


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a program, each different from the program and from the others.

    Args:
        source: A program in Python.

    Raises:
        SyntaxError: It is not Python.
    """
    tree = ast.parse(source)
    lines = source.splitlines()
    seen = {ast.unparse(tree)}
    found = []
    for path, statement, place in _statements(tree):
        for operator in OPERATORS:
            for replacement in operator(copy.deepcopy(statement), place):
                text = ast.unparse(_replaced(tree, path, replacement))
                if text in seen:
                    continue
                seen.add(text)
                found.append(
                    Mutant(
                        operator.__name__,
                        place.function,
                        statement.lineno,
                        lines[statement.lineno - 1].strip(),
                        f"{text}\n",
                    )
                )
    return found


def _statements(tree: ast.Module) -> Iterator[tuple[_Path, ast.stmt, Place]]:
    """Every statement, outermost first."""
    waiting_: list[tuple[_Path, ast.AST, Place]] = [((), tree, Place())]
    while waiting_:
        path, node, place = waiting_.pop(0)
        inside = place.within(node)
        for name in _BODIES:
            for number, child in enumerate(getattr(node, name, ())):
                waiting_.append(((*path, (name, number)), child, inside))
                if isinstance(child, ast.stmt):
                    yield (*path, (name, number)), child, inside


def _replaced(tree: ast.Module, path: _Path, replacement: list[ast.stmt]) -> ast.Module:
    """A copy of a module with one statement replaced by others, or by nothing."""
    changed = copy.deepcopy(tree)
    node: ast.AST = changed
    *way, (last, number) = path
    for name, step in way:
        node = getattr(node, name)[step]
    body = getattr(node, last)
    body[number : number + 1] = replacement
    if not body and last == "body":
        body.append(ast.Pass())
    if isinstance(node, ast.Try) and not node.handlers and not node.finalbody:
        node.finalbody = [ast.Pass()]
    return ast.fix_missing_locations(changed)
