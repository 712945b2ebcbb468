"""A scenario's source, with everything of its module that it needs, ready to travel.

Only what is written in the check module can travel: functions, classes, plain constants, and
imports from the standard library (which are the virtual ones where it arrives). Anything else is
refused with a sentence for the author: a scenario that quietly lacked something, or carried an
expectation along, would be worse.
"""

from __future__ import annotations

import ast
import builtins
import functools
import linecache
import symtable
import sys
from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any

from grader.checking.check import facts_of
from grader.errors import AuthorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Shipped:
    """A scenario that can travel.

    Args:
        function: The name to call.
        source: Python source that defines it, and what it needs.
    """

    function: str
    source: str


@functools.cache
def ship(scenario: Callable[..., Any]) -> Shipped:
    """Return a scenario's source.

    Args:
        scenario: A plain function at the top level of a check module.

    Raises:
        AuthorError: It can't travel; the message says why.
    """
    function = _plain_function(scenario)
    table = _Table(function)
    needed: dict[str, ast.stmt] = {}
    waiting = [(function.__name__, f"The scenario {function.__name__}")]
    while waiting:
        name, user = waiting.pop()
        definition = None if name in needed else table.find(name, user=user)
        if definition is not None:
            needed[name] = definition
            waiting += [
                (each, f"{name}, which travels with a scenario,") for each in _needs(definition)
            ]
    chosen = {id(definition) for definition in needed.values()}
    body = [definition for definition in table.body if id(definition) in chosen]
    return Shipped(function.__name__, ast.unparse(ast.Module(body, type_ignores=[])))


def _plain_function(scenario: Callable[..., Any]) -> FunctionType:
    name = getattr(scenario, "__name__", repr(scenario))
    if not isinstance(scenario, FunctionType) or name == "<lambda>":
        why = "a lambda" if name == "<lambda>" else f"a {type(scenario).__name__}"
        raise AuthorError(
            f"The scenario {name} is {why}, and only a plain function can travel.",
            next_step="Write it with def, at the top level of the check module.",
        )
    if scenario.__closure__ or scenario.__qualname__ != name:
        raise AuthorError(
            f"The scenario {name} is defined inside something else: its source is not all of it.",
            next_step="Move it to the top level of the module, and hand in what it needs.",
        )
    return scenario


class _Table:
    """What a module defines at its top level."""

    def __init__(self, function: FunctionType) -> None:
        self._names = function.__globals__
        source = "".join(linecache.getlines(function.__code__.co_filename, self._names))
        if not source:
            raise AuthorError(f"The source of the scenario {function.__name__} can't be read.")
        tree = _Bare().visit(ast.parse(source))
        self.body: list[ast.stmt] = tree.body
        self._by_name: dict[str, list[ast.stmt]] = {}
        for statement in self.body:
            for name in dict.fromkeys(_binds(statement)):
                self._by_name.setdefault(name, []).append(statement)

    def find(self, name: str, *, user: str) -> ast.stmt | None:
        """Return the one statement that defines a name, or None where Python itself does.

        Args:
            name: The name.
            user: Who needs it, for the message.

        Raises:
            AuthorError: It can't travel.
        """
        found = self._by_name.get(name)
        if found is None:
            if hasattr(builtins, name):
                return None
            raise AuthorError(f"{user} uses {name}, which its module does not define.")
        if len(found) > 1:
            raise AuthorError(
                f"{user} uses {name}, which its module defines {len(found)} times.",
                next_step="Define it once.",
            )
        problem = self._problem(found[0], name)
        if problem is not None:
            raise AuthorError(
                f"{user} uses {name}, which can't travel: {problem[0]}", next_step=problem[1]
            )
        return found[0]

    def _problem(self, definition: ast.stmt, name: str) -> tuple[str, str] | None:
        match definition:
            case ast.FunctionDef() if facts_of(self._names.get(name)) is not None:
                return (
                    "it is a check, and checks never leave the judge.",
                    "Split off what both need.",
                )
            case ast.FunctionDef() | ast.ClassDef():
                return None
            case (
                ast.Assign(targets=[ast.Name()], value=value)
                | ast.AnnAssign(value=ast.expr() as value)
            ):
                if _is_constant(value):
                    return None
                return "it is not a plain constant.", "Hand it in as an argument of the scenario."
            case ast.Import(names=aliases) if all(
                map(_is_standard, (each.name for each in aliases))
            ):
                return None
            case ast.ImportFrom(module=str(module), level=0) if _is_standard(module):
                return None
            case ast.Import() | ast.ImportFrom():
                return (
                    "it is imported from outside the standard library.",
                    "The student process has the standard library only: write out what is needed.",
                )
            case _:
                return "it is not simply defined.", "Use def, class, or a plain constant for it."


class _Bare(ast.NodeTransformer):
    """Takes off annotations, which are for the author's tools and may name what can't travel."""

    def __init__(self) -> None:
        self._in_function = False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self._visit_inside(node, in_function=True)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self._visit_inside(node, in_function=False)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        if not self._in_function:  # a dataclass reads the annotations of its body
            return node
        bare = ast.Pass() if node.value is None else ast.Assign([node.target], node.value)
        return ast.fix_missing_locations(ast.copy_location(bare, node))

    def _visit_inside(self, node: ast.AST, *, in_function: bool) -> None:
        outside, self._in_function = self._in_function, in_function
        self.generic_visit(node)
        self._in_function = outside


def _binds(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from (each.asname or each.name.partition(".")[0] for each in aliases)
        case _:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id
                elif isinstance(node, ast.stmt) and node is not statement:
                    yield from _binds(node)


def _needs(definition: ast.stmt) -> list[str]:
    """Return the names a definition takes from outside itself."""
    found: set[str] = set()
    top = symtable.symtable(ast.unparse(definition), "<scenario>", "exec")
    own = {
        symbol.get_name()
        for symbol in top.get_symbols()
        if symbol.is_assigned() or symbol.is_imported()
    }
    waiting = [top]
    while waiting:
        scope = waiting.pop()
        waiting += scope.get_children()
        for symbol in scope.get_symbols():
            if scope is top or symbol.is_global():
                found.add(symbol.get_name())
    return sorted(found - own)


def _is_constant(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError):
        return False
    return True


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names
