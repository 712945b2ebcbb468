"""Scopes: which variables of a module can be seen by more than one thread.

A local variable is private to its call unless an inner function captures it; a global is shared
unless it is only bound by `def`, `class` or `import`. Python's own rules (reference manual, section
4.2) decide what a name means.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TypeAlias

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
ComprehensionNode: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@dataclass
class Scope:
    """One scope of the program.

    Attributes:
        kind: `module`, `class`, `function` or `comprehension`.
        assigned: Names bound by assignment of any form, loops and `with` included.
        fixed: Names bound by `def`, `class`, `import` or as parameter.
        imported: Names bound by imports, each with the top-level module it comes from and whether
            it is a module.
        captured: Own names that an inner function uses.
        resumes: Whether it is a generator: its call goes on whenever somebody asks for more.
        token: The hidden variable that stands for one call of the function, or None if nothing
            needs it.
    """

    kind: str
    node: ast.AST
    parent: Scope | None
    assigned: set[str] = field(default_factory=set)
    fixed: set[str] = field(default_factory=set)
    imported: dict[str, tuple[str, bool]] = field(default_factory=dict)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    captured: set[str] = field(default_factory=set)
    resumes: bool = False
    token: str | None = None

    def binds(self, name: str) -> bool:
        """Whether the name is this scope's own."""
        return (name in self.assigned or name in self.fixed) and not (
            name in self.global_names or name in self.nonlocal_names
        )

    def home(self, name: str) -> Scope:
        """The scope that a name used here belongs to; the module's for globals and builtins."""
        scope: Scope = self
        if name in scope.global_names:
            return scope.module
        if scope.binds(name):
            return scope
        while scope.parent is not None:
            scope = scope.parent
            if scope.kind == "class":
                continue
            if name in scope.global_names:
                return scope.module
            if scope.binds(name):
                return scope
        return scope

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope: Scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def call(self) -> Scope:
        """The function, class or module in whose call this scope's code runs."""
        scope: Scope = self
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        return scope

    def shares(self, name: str) -> bool:
        """Whether its own variable `name` can be touched by more than one thread."""
        if name not in self.assigned:
            return False
        return self.kind == "module" or (
            self.kind in ("function", "comprehension") and name in self.captured
        )


class ScopeFinder(ast.NodeVisitor):
    """Builds the scopes of a module: `scopes[node]` for each node that opens one."""

    def __init__(self, tree: ast.Module) -> None:
        self.module = Scope("module", tree, None)
        self.scopes: dict[ast.AST, Scope] = {tree: self.module}
        self._uses: list[tuple[Scope, str]] = []
        self._outer_stores: list[tuple[Scope, str]] = []
        self._scope = self.module
        for statement in tree.body:
            self.visit(statement)
        self._capture()

    def _capture(self) -> None:
        for scope, name in self._outer_stores:
            scope.home(name).assigned.add(name)
        for scope, name in self._uses:
            home = scope.home(name)
            if home.kind in ("function", "comprehension") and home.binds(name):
                user = scope
                while user is not home and user.kind == "comprehension":
                    user = user.parent or home
                if user is not home:
                    home.captured.add(name)
        number = 0
        for scope in self.scopes.values():
            if scope.kind == "function" and (
                scope.resumes or any(scope.shares(name) for name in scope.assigned)
            ):
                scope.token = f"@scope{number}"
                number += 1

    def _inside(self, kind: str, node: ast.AST, parts: list[ast.AST]) -> Scope:
        scope = self.scopes[node] = Scope(kind, node, self._scope)
        before, self._scope = self._scope, scope
        for part in parts:
            self.visit(part)
        self._scope = before
        return scope

    def _function(self, node: FunctionNode, body: list[ast.AST]) -> None:
        arguments = node.args
        for default in (*arguments.defaults, *(each for each in arguments.kw_defaults if each)):
            self.visit(default)
        scope = self.scopes[node] = Scope("function", node, self._scope)
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            scope.fixed.add(argument.arg)
        for extra in (arguments.vararg, arguments.kwarg):
            if extra is not None:
                scope.fixed.add(extra.arg)
        before, self._scope = self._scope, scope
        for part in body:
            self.visit(part)
        self._scope = before

    def _bind(self, name: str) -> None:
        """A name is bound otherwise than by assignment."""
        scope = self._scope
        if name in scope.global_names or name in scope.nonlocal_names:
            self._outer_stores.append((scope, name))
        scope.fixed.add(name)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bind(node.name)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self._function(node, list(node.body))

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name)
        for part in (
            *node.decorator_list,
            *node.bases,
            *(keyword.value for keyword in node.keywords),
        ):
            self.visit(part)
        self._inside("class", node, list(node.body))

    def _comprehension(self, node: ComprehensionNode, results: list[ast.AST]) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        parts: list[ast.AST] = [first.target, *first.ifs]
        for generator in others:
            parts += [generator.iter, generator.target, *generator.ifs]
        self._inside("comprehension", node, [*parts, *results])

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> None:
        self._comprehension(node, [node.elt])

    visit_SetComp = visit_ListComp
    visit_GeneratorExp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node, [node.key, node.value])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        # PEP 572: in a comprehension, the target belongs to the function around it.
        self._assign(self._scope.call, node.target.id)
        self._uses.append((self._scope, node.target.id))
        self.visit(node.value)

    def _assign(self, scope: Scope, name: str) -> None:
        scope.assigned.add(name)
        if name in scope.global_names or name in scope.nonlocal_names:
            self._outer_stores.append((scope, name))

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._assign(self._scope, node.id)
        self._uses.append((self._scope, node.id))

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self._assign(self._scope, node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self._assign(self._scope, node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self._assign(self._scope, node.rest)
        self.generic_visit(node)

    def visit_Yield(self, node: ast.Yield) -> None:
        # In a coroutine it makes an asynchronous generator, which one loop drives.
        call = self._scope.call
        call.resumes = isinstance(call.node, ast.FunctionDef | ast.Lambda)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self._scope.global_names.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self._scope.nonlocal_names.update(node.names)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            self._import(alias.asname or top, (top, True))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            top = "" if node.level else (node.module or "").partition(".")[0]
            self._import(alias.asname or alias.name, (top, False))

    def _import(self, name: str, source: tuple[str, bool]) -> None:
        self._bind(name)
        self._scope.imported[name] = source
