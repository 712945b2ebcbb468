"""The rewriter: a module's syntax tree with a hook at each access that another thread could notice.

Each hook announces the access first and does it then, in one call, so that nothing comes between
the scheduling point and the access. Evaluation order stays Python's.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.spin import COUNTS
from grader.virtual.instrument.assignments import Assignments
from grader.virtual.instrument.loops import kind_of_loop

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.virtual.instrument.scopes import ComprehensionNode, FunctionNode
    from grader.virtual.instrument.sites import Sites


def instrument(
    source: str,
    file: str,
    sites: Sites,
    *,
    polls: bool = False,
    before: Callable[[ast.Module, str], None] | None = None,
) -> ast.Module:
    """Rewrites a module.

    Args:
        source: The module's text.
        file: The name shown in tracebacks and reports.
        sites: Where the sites are numbered.
        polls: Also mark where a GIL build of CPython looks for other threads, to tell on which
            builds a failure can happen.
        before: Changes the tree first; is given the text, too.

    Raises:
        SyntaxError: The text is not Python.
        ValueError: It contains null bytes.
    """
    tree = ast.parse(source, file)
    if before is not None:
        before(tree, source)
    return ast.fix_missing_locations(Rewriter(tree, file, sites, polls=polls).rewrite())


class Rewriter(Assignments):
    """Rewrites one module."""

    def rewrite(self) -> ast.Module:
        """The instrumented module."""
        self._tree.body = self._statements(self._tree.body)
        return self._tree

    # -- loops, with, match

    def _bound_target(self, target: ast.expr, at: ast.AST) -> tuple[ast.expr, list[ast.stmt]]:
        """A target that needs no hook, and the statements that go on from it."""
        if not self._needs_hook(target):
            return target, []
        name = self._temporary()
        return ast.copy_location(ast.Name(name, ast.Store()), target), self._assign(
            target, ast.Name(name, ast.Load()), at
        )

    def _iterated(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Call) and self._is_builtin(node.func, frozenset({"range"})):
            return self._visited(node)  # type: ignore[no-any-return]
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "item")
        return self._hook("iterate", self._visited(node), self._site(node, name, node), at=node)

    def visit_For(self, node: ast.For) -> ast.stmt:
        node.iter = self._iterated(node.iter)
        node.target, first = self._bound_target(node.target, node.target)
        loop = self._run(
            self._hook("loop", self._site(node, "for"), ast.Constant(COUNTS), at=node), node
        )
        node.body = [loop, *first, *self._statements(node.body)]
        node.orelse = self._statements(node.orelse)
        return node

    def visit_While(self, node: ast.While) -> ast.stmt:
        kind = kind_of_loop(node)
        node.test = self._touched(node.test)
        loop = self._run(
            self._hook("loop", self._site(node, "while"), ast.Constant(kind), at=node), node
        )
        node.body = [loop, *self._statements(node.body)]
        node.orelse = self._statements(node.orelse)
        return node

    def visit_With(self, node: ast.With) -> ast.stmt:
        first: list[ast.stmt] = []
        for item in node.items:
            item.context_expr = self._visited(item.context_expr)
            if item.optional_vars is not None:
                item.optional_vars, more = self._bound_target(item.optional_vars, node)
                first += more
        node.body = [*first, *self._statements(node.body)]
        return node

    def visit_Match(self, node: ast.Match) -> ast.stmt:
        node.subject = self._touched(node.subject)
        for case in node.cases:
            if case.guard is not None:
                case.guard = self._visited(case.guard)
            case.body = self._statements(case.body)
        return node

    # -- conditions

    def visit_If(self, node: ast.If) -> ast.stmt:
        node.test = self._touched(node.test)
        node.body = self._statements(node.body)
        node.orelse = self._statements(node.orelse)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        node.test = self._touched(node.test)
        if node.msg is not None:
            node.msg = self._visited(node.msg)
        return node

    # -- scopes

    def _comprehension(self, node: ComprehensionNode) -> ast.expr:
        outer = self._scope
        scope = self._scopes[node]
        for generator in node.generators:
            generator.iter = self._iterated(generator.iter)
            self._scope = scope
            for name in sorted(
                {each.id for each in ast.walk(generator.target) if isinstance(each, ast.Name)}
            ):
                place = self._variable(name)
                if place is not None:
                    site = self._site(generator.target, name)
                    generator.iter = self._hook(
                        "each", generator.iter, place, ast.Constant(name), site, at=node
                    )
            generator.ifs = [self._touched(each) for each in generator.ifs]
        if isinstance(node, ast.DictComp):
            node.key = self._visited(node.key)
            node.value = self._visited(node.value)
        else:
            node.elt = self._visited(node.elt)
        self._scope = outer
        return node

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> ast.expr:
        return self._comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.expr:
        return self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self._comprehension(node)

    def _arguments(self, node: FunctionNode) -> None:
        node.args.defaults = [self._visited(each) for each in node.args.defaults]
        node.args.kw_defaults = [
            self._visited(each) if each else None for each in node.args.kw_defaults
        ]

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        self._arguments(node)
        before, self._scope = self._scope, self._scopes[node]
        body = self._visited(node.body)
        node.body = body
        self._scope = before
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
        node.decorator_list = [self._visited(each) for each in node.decorator_list]
        self._arguments(node)
        before, self._scope = self._scope, self._scopes[node]
        self._functions.append(node.name)
        body = self._statements(node.body)
        first: list[ast.stmt] = []
        if self._scope.token is not None:
            value = self._hook("scope", at=node)
            first.append(
                ast.copy_location(
                    ast.Assign([ast.Name(self._scope.token, ast.Store())], value), node
                )
            )
        if self._polls:
            first.append(self._run(self._hook("poll", at=node), node))
        place = 1 if _is_docstring(body) else 0
        node.body = [*body[:place], *first, *body[place:]]
        self._functions.pop()
        self._scope = before
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.stmt:
        node.decorator_list = [self._visited(each) for each in node.decorator_list]
        node.bases = [self._visited(each) for each in node.bases]
        node.keywords = [ast.keyword(each.arg, self._visited(each.value)) for each in node.keywords]
        before, self._scope = self._scope, self._scopes[node]
        self._classes.append(node.name)
        self._functions.append(node.name)
        node.body = self._statements(node.body)
        self._functions.pop()
        self._classes.pop()
        self._scope = before
        return node


def _is_docstring(body: list[ast.stmt]) -> bool:
    first = body[0] if body else None
    return (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
