"""What operators are made of."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOCKS = frozenset({"acquire", "release"})


@dataclass(frozen=True)
class Place:
    """Where a statement is.

    Args:
        function: The qualified name of the function around it, "" at the top of the module.
        parents: The statements around it, outermost first.
    """

    function: str = ""
    parents: tuple[ast.AST, ...] = field(default=())

    def within(self, node: ast.AST) -> Place:
        """The place of the statements in a node that is here itself."""
        inside = replace(self, parents=(*self.parents, node))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return replace(inside, function=f"{self.function}.{node.name}".lstrip("."))
        return inside

    @property
    def locks(self) -> bool:
        """Whether the function around it takes a lock somewhere."""
        functions = [each for each in self.parents if isinstance(each, ast.FunctionDef)]
        return bool(functions) and any(
            isinstance(each, ast.With) or (isinstance(each, ast.Attribute) and each.attr in _LOCKS)
            for each in ast.walk(functions[-1])
        )


class Operator(Protocol):
    """Gives what a statement may be replaced by; each replacement makes one mutant."""

    @property
    def __name__(self) -> str:
        """The operator's name, as in `drop_lock`."""

    def __call__(self, statement: ast.stmt, place: Place) -> Iterator[list[ast.stmt]]:
        """Yield replacements; the statement is a copy, theirs to change."""


def called(statement: ast.stmt, *names: str) -> ast.Call | None:
    """The call of a method of such a name, if the statement is nothing but that.

    Args:
        statement: The statement.
        names: The methods.
    """
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr)) as call) if attr in names:
            return call
        case _:
            return None


def own_calls(statement: ast.stmt) -> list[ast.Call]:
    """The calls in a statement itself, not in the statements within it."""
    found: list[ast.Call] = []
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.Call):
            found.append(node)
        waiting += [
            each
            for each in ast.iter_child_nodes(node)
            if not isinstance(each, ast.stmt | ast.ExceptHandler | ast.match_case)
        ]
    return found


def name_of(function: ast.expr) -> str:
    """The last part of a dotted name, "" for anything else."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def changed_calls(
    statement: ast.stmt, change: Callable[[ast.Call], Iterator[None]]
) -> Iterator[list[ast.stmt]]:
    """Yield the statement once for each change of one of its calls; the change is then undone.

    Args:
        statement: The statement.
        change: Changes a call, yields, and puts it back.
    """
    for call in own_calls(statement):
        for _ in change(call):
            yield [statement]


def parsed(text: str) -> list[ast.stmt]:
    """Statements of a text."""
    return ast.parse(text).body
