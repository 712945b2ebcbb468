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
from grader.virtual.instrument.walking import walk

if TYPE_CHECKING:
    from grader.virtual.instrument.scopes import ComprehensionNode, FunctionNode
    from grader.virtual.instrument.sites import Sites


def instrument(source: str, file: str, sites: Sites, *, polls: bool = False) -> ast.Module:
    """Rewrites a module.

    Args:
        source: The module's text.
        file: The name shown in tracebacks and reports.
        sites: Where the sites are numbered.
        polls: Also mark where a GIL build of CPython looks for other threads, to tell on which
            builds a failure can happen.

    Raises:
        SyntaxError: The text is not Python.
        ValueError: It contains null bytes.
    """
    return rewritten(ast.parse(source, file), file, sites, polls=polls)


def rewritten(tree: ast.Module, file: str, sites: Sites, *, polls: bool = False) -> ast.Module:
    """Rewrites a module's tree, and returns it (see `instrument`)."""
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
        stores = self._assign(target, ast.Name(name, ast.Load()), at)
        if isinstance(target, ast.Tuple | ast.List):
            found = ast.Name(name, ast.Load())
            stores.insert(
                0, self._run(self._hook("touch", found, self._site(target, "item"), at=at), at)
            )
        new = ast.copy_location(ast.Name(name, ast.Store()), target)
        return new, [*stores, *self._dropped([name], at)]

    def _iterated(self, node: ast.expr, target: ast.expr) -> ast.expr:
        unpacks = isinstance(target, ast.Tuple | ast.List)
        shown = unpacks and isinstance(node, ast.Tuple | ast.List)
        if not shown and not self._may_be_container(node):
            return self._visited(node)  # type: ignore[no-any-return]
        site = self._site(node, self._shown(node), node)
        hook = "iterate_unpacked" if unpacks else "iterate"
        called = [ast.Constant(1)] if isinstance(node, ast.Call) else []
        return self._hook(hook, self._visited(node), site, *called, at=node)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> ast.stmt:
        node.iter = (
            self._iterated(node.iter, node.target)
            if isinstance(node, ast.For)
            else self._visited(node.iter)
        )
        node.target, first = self._bound_target(node.target, node.target)
        loop = self._run(
            self._hook("loop", self._site(node, "for"), ast.Constant(COUNTS), at=node), node
        )
        node.body = [loop, *first, *self._statements(node.body)]
        node.orelse = self._statements(node.orelse)
        return node

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> ast.stmt:
        kind = kind_of_loop(node)
        node.test = self._touched(node.test)
        loop = self._run(
            self._hook("loop", self._site(node, "while"), ast.Constant(kind), at=node), node
        )
        node.body = [loop, *self._statements(node.body)]
        node.orelse = self._statements(node.orelse)
        return node

    def visit_With(self, node: ast.With | ast.AsyncWith) -> ast.stmt:
        return self._with(node, node.items)

    visit_AsyncWith = visit_With

    def _with(self, node: ast.With | ast.AsyncWith, items: list[ast.withitem]) -> ast.stmt:
        """A statement for these items.

        What the target of one of them stores is there when the next is evaluated, so that one goes
        into a statement inside.
        """
        for place, item in enumerate(items):
            item.context_expr = self._visited(item.context_expr)
            if item.optional_vars is None:
                continue
            item.optional_vars, first = self._bound_target(item.optional_vars, item.optional_vars)
            if first:
                rest = items[place + 1 :]
                body = [self._with(node, rest)] if rest else self._statements(node.body)
                new = type(node)(items[: place + 1], [*first, *body])
                return ast.copy_location(new, node)
        new = type(node)(items, self._statements(node.body))
        return ast.copy_location(new, node)

    def visit_Match(self, node: ast.Match) -> ast.stmt:
        node.subject = self._touched(node.subject)
        names, positional = _attributes_matched(node)
        if names or positional:
            site = self._site(node.subject, self._shown(node.subject), node.subject)
            node.subject = self._hook(
                "match",
                node.subject,
                ast.Tuple([ast.Constant(name) for name in names], ast.Load()),
                ast.Constant(positional),
                site,
                at=node.subject,
            )
        for case in node.cases:
            bound = [
                self._stored(name, ast.Constant(None), case.pattern)
                for name in _names_bound(case.pattern)
                if self._variable(name) is not None
            ]
            if case.guard is not None:
                case.guard = self._touched(case.guard)
            if bound and case.guard is not None:
                both = ast.Tuple([*bound, case.guard], ast.Load())
                last = ast.Subscript(both, ast.Constant(-1), ast.Load())
                case.guard = ast.copy_location(last, case.guard)
                bound = []
            first = [self._run(each, case.pattern) for each in bound]
            case.body = [*first, *self._statements(case.body)]
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        if node.type is not None:
            node.type = self._visited(node.type)
        first = self._rebound(node.name, node) if node.name else []
        node.body = [*first, *self._statements(node.body)]
        return node

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> list[ast.stmt]:
        names = [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        return [*(each for name in names for each in self._rebound(name, node)), node]

    visit_ImportFrom = visit_Import

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
            generator.iter = (
                self._visited(generator.iter)
                if generator.is_async
                else self._iterated(generator.iter, generator.target)
            )
            self._scope = scope
            for name in sorted(
                {each.id for each in walk(generator.target) if isinstance(each, ast.Name)}
            ):
                place = self._variable(name)
                if place is not None and not generator.is_async:
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
        first: list[ast.expr] = []
        if self._scope.token is not None:
            name = ast.Name(self._scope.token, ast.Store())
            first.append(ast.NamedExpr(name, self._hook("scope", at=node)))
            first += self._resumed(node)
            both = ast.Tuple([*first, body], ast.Load())
            body = ast.Subscript(both, ast.Constant(-1), ast.Load())
        node.body = ast.copy_location(body, node.body)
        self._scope = before
        return node

    def _resumed(self, node: FunctionNode) -> list[ast.expr]:
        """The announcement that somebody lets a generator go on."""
        if not self._scope.resumes or self._scope.token is None:
            return []
        place = ast.Name(self._scope.token, ast.Load())
        return [self._hook("resumed", place, self._site(node, "yield"), at=node)]

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
        rebound = self._rebound(node.name, node)
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
            first += [self._run(each, node) for each in self._resumed(node)]
        if self._polls:
            first.append(self._run(self._hook("poll", at=node), node))
        place = 1 if _is_docstring(body) else 0
        node.body = [*body[:place], *first, *body[place:]]
        self._functions.pop()
        self._scope = before
        return [*rebound, node]

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        rebound = self._rebound(node.name, node)
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
        # After all others: what they make of the class may have a hash.
        hashed = ast.copy_location(ast.Name("@hashed", ast.Load()), node)
        node.decorator_list.insert(0, hashed)
        return [*rebound, node]

    def visit_TypeAlias(self, node: ast.stmt) -> ast.stmt:
        return node  # its value is evaluated by whoever asks for it, if anybody does


def _names_bound(pattern: ast.pattern) -> list[str]:
    """The names that a pattern binds, in order."""
    names = [
        name
        for each in walk(pattern)
        for name in (getattr(each, "name", None), getattr(each, "rest", None))
        if isinstance(name, str)
    ]
    return sorted(set(names))


def _attributes_matched(node: ast.Match) -> tuple[list[str], int]:
    """The attributes of the subject that patterns look at: by name, and how many by position."""
    names: list[str] = []
    positional = 0
    for case in node.cases:
        patterns = [case.pattern]
        while patterns:
            pattern = patterns.pop()
            if isinstance(pattern, ast.MatchOr):
                patterns += pattern.patterns
            elif isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
                patterns.append(pattern.pattern)
            elif isinstance(pattern, ast.MatchClass):
                names += pattern.kwd_attrs
                positional = max(positional, len(pattern.patterns))
    return sorted(set(names)), positional


def _is_docstring(body: list[ast.stmt]) -> bool:
    first = body[0] if body else None
    return (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
