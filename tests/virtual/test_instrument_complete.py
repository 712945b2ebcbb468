"""No access goes unhooked: the instructions that are left in rewritten code are the measure.

What a hook does has become a call. So each instruction of rewritten code that still touches an
attribute, an item or a variable must have one of a few reasons, or stand where a hook announces it:
the same line, the same name. This asks it of every instruction, whether or not it is ever executed.
"""

from __future__ import annotations

import ast
import dis
import sys
from pathlib import Path
from types import CodeType

import pytest

from grader.virtual.instrument.names import OPERATORS
from grader.virtual.instrument.rewriter import instrument
from grader.virtual.instrument.sites import Sites

ROOT = Path(__file__).resolve().parents[2]
_ALL = sorted(
    path
    for folder in ("solutions", "exercises", "tests/corpus", "tests/explore")
    for path in (ROOT / folder).rglob("*.py")
    if not path.name.startswith("test_")
)
_MISTAKES = [path for path in _ALL if path.parent.name == "mistakes"]
# Of the mistakes, which are alike in most lines, every eighth.
FILES = sorted({*_ALL} - {*_MISTAKES} | {*_MISTAKES[::8]})
ATTRIBUTES = {"LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR", "LOAD_SUPER_ATTR"}
ITEMS = {"BINARY_SUBSCR", "STORE_SUBSCR", "DELETE_SUBSCR", "BINARY_SLICE", "STORE_SLICE"}
VARIABLES = {
    f"{what}_{where}"
    for what in ("LOAD", "STORE", "DELETE")
    for where in ("GLOBAL", "NAME", "DEREF", "CLASSDEREF", "FROM_DICT_OR_DEREF")
}

Place = tuple[int, str]
"""Line and name."""


def left(code: CodeType, wanted: set[str]) -> list[tuple[str, int, str]]:
    """The instructions of these kinds in a module: which, line, name."""
    found = [
        (each.opname, each.positions.lineno or 0, str(each.argval))
        for each in dis.get_instructions(code)
        if each.opname in wanted and each.positions is not None
    ]
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found += left(constant, wanted)
    return found


def announced(tree: ast.Module) -> set[Place]:
    """Where a variable is announced by `@see`, `@store` or `@each`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "@see":
                found.add((node.lineno, node.args[1].value))  # type: ignore[attr-defined]
            elif node.func.id in ("@store", "@each"):
                found.add((node.lineno, node.args[2].value))  # type: ignore[attr-defined]
    return found


class Text:
    """What the text of a module says of its names."""

    def __init__(self, tree: ast.Module) -> None:
        self.stored: set[str] = set()
        self.library: set[Place] = set()
        self.supers: set[Place] = set()
        imported: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                tops = {each.name.partition(".")[0] for each in node.names}
                if tops <= sys.stdlib_module_names:
                    imported |= {each.asname or each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                top = node.module.partition(".")[0]
                if top in sys.stdlib_module_names:
                    imported |= {each.asname or each.name for each in node.names}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                self.stored.add(node.id)
            elif isinstance(node, ast.Attribute):
                root = node.value
                place = (node.end_lineno or 0, node.attr)
                if isinstance(root, ast.Name) and root.id in imported:
                    self.library |= {place, (node.lineno, node.attr)}
                elif isinstance(root, ast.Call) and getattr(root.func, "id", "") == "super":
                    self.supers |= {place, (node.lineno, node.attr)}
        self.own_module = {
            each.id
            for statement in tree.body
            if not isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
            for each in ast.walk(statement)
            if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)
        }


def unannounced_attributes(source: str) -> list[tuple[str, int, str]]:
    """Attributes that are touched without a hook, and for no reason."""
    text = Text(ast.parse(source))
    code = compile(instrument(source, "x", Sites()), "x", "exec", dont_inherit=True)

    def has_reason(line: int, name: str) -> bool:
        dunder = name.startswith("__") and name.endswith("__")
        # Of objects only the interpreter's own; methods of a base, which are code; modules' names.
        return (
            (dunder and name not in OPERATORS)
            or (line, name) in text.supers
            or (line, name) in text.library
        )

    return [each for each in left(code, ATTRIBUTES) if not has_reason(*each[1:])]


def used_further_in(tree: ast.Module) -> set[str]:
    """Names that a function in a function uses; a comprehension runs in the call around it."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return {
        name.id
        for outer in ast.walk(tree)
        if isinstance(outer, kinds)
        for inner in ast.walk(outer)
        if isinstance(inner, kinds) and inner is not outer
        for name in ast.walk(inner)
        if isinstance(name, ast.Name)
    }


def unannounced_variables(source: str) -> list[tuple[str, int, str]]:
    """Variables that several threads can have and change, and that are touched without a word."""
    tree = ast.parse(source)
    text = Text(tree)
    told = announced(instrument(source, "x", Sites()))
    touched = left(compile(source, "x", "exec", dont_inherit=True), VARIABLES)
    rebound = text.own_module | {
        name for operation, _line, name in touched if operation in ("STORE_GLOBAL", "DELETE_GLOBAL")
    }  # fmt: skip
    further = used_further_in(tree) & text.stored
    rebound |= {
        name for operation, _line, name in touched if operation == "STORE_DEREF" and name in further
    }  # fmt: skip
    return [
        (operation, line, name)
        for operation, line, name in touched
        if name in rebound & text.stored
        and not name.startswith("__")
        and not operation.endswith("_NAME")  # at the top and in a class's body: once, by one thread
        and (line, name) not in told
    ]


class WithoutAnnotations(ast.NodeTransformer):
    """Takes out what is only said of types: `list[int]` is no item of anything shared."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


SAME_NAME = {"late_binding.py"}
"""Files where a captured variable that is bound once has the name of one that is bound again."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_access_of_a_file_has_a_hook_or_a_reason(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    try:
        ast.parse(source)
    except SyntaxError:
        pytest.skip("on purpose not Python")
    assert unannounced_attributes(source) == []
    if path.name not in SAME_NAME:
        assert unannounced_variables(source) == []
    tree = WithoutAnnotations().visit(instrument(source, "x", Sites()))
    code = compile(ast.fix_missing_locations(tree), "x", "exec", dont_inherit=True)
    assert left(code, ITEMS - {"STORE_SUBSCR"}) == []


def test_an_access_without_a_hook_is_noticed() -> None:
    code = compile("box.n = items[0]", "x", "exec", dont_inherit=True)
    assert [name for _operation, _line, name in left(code, ATTRIBUTES)] == ["n"]
    assert len(left(code, ITEMS)) == (1 if sys.version_info < (3, 14) else 0)
