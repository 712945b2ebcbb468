"""The rewriter: a module's syntax tree with a hook at each access that another thread could notice.

Each hook announces the access first and does it then, in one call, so that nothing comes between
the scheduling point and the access. Evaluation order stays Python's.
"""

from __future__ import annotations

import ast
import copy
from typing import Any, TypeVar

from grader.engine.spin import COUNTS
from grader.virtual.instrument.loops import kind_of_loop
from grader.virtual.instrument.names import (
    ATTRIBUTE_BUILTINS,
    READING_BUILTINS,
    THREAD_METHODS,
    VIRTUAL_ROOTS,
)
from grader.virtual.instrument.scopes import ComprehensionNode, FunctionNode, ScopeFinder
from grader.virtual.instrument.sites import Site, Sites

_NAMESPACE_BUILTINS = frozenset({"dir", "locals", "vars"})
_Node = TypeVar("_Node", bound=ast.AST)


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
    tree = ast.parse(source, file)
    return ast.fix_missing_locations(Rewriter(tree, file, sites, polls=polls).rewrite())


class Rewriter(ast.NodeTransformer):
    """Rewrites one module."""

    def __init__(self, tree: ast.Module, file: str, sites: Sites, *, polls: bool) -> None:
        self._tree = tree
        self._file = file
        self._sites = sites
        self._polls = polls
        finder = ScopeFinder(tree)
        self._scopes = finder.scopes
        self._scope = finder.module
        self._classes: list[str] = []
        self._functions: list[str] = []
        self._temporaries = 0

    def rewrite(self) -> ast.Module:
        """The instrumented module."""
        self._tree.body = self._statements(self._tree.body)
        return self._tree

    # -- small makers

    def _site(self, node: ast.AST, name: str, owner: ast.AST | None = None) -> ast.Constant:
        written = "" if owner is None else ast.unparse(owner)
        site = Site(
            self._file,
            getattr(node, "lineno", 0),
            getattr(node, "col_offset", 0),
            name,
            written if len(written) <= 60 else "",
            ".".join([*self._functions]) or "<module>",
        )
        return ast.Constant(self._sites.add(site))

    def _hook(self, name: str, *arguments: ast.expr, at: ast.AST) -> ast.Call:
        call = ast.Call(ast.Name(f"@{name}", ast.Load()), list(arguments), [])
        return ast.copy_location(call, at)

    def _temporary(self) -> str:
        self._temporaries += 1
        return f"@t{self._temporaries}"

    def _mangled(self, name: str) -> str:
        if name.startswith("__") and not name.endswith("__") and self._classes:
            owner = self._classes[-1].lstrip("_")
            return f"_{owner}{name}" if owner else name
        return name

    def _visited(self, node: _Node) -> Any:
        return self.visit(node)

    def _statements(self, body: list[ast.stmt]) -> list[ast.stmt]:
        result: list[ast.stmt] = []
        for statement in body:
            new = self.visit(statement)
            if isinstance(new, list):
                result += new
            elif new is not None:
                result.append(new)
        return result

    # -- names

    def _variable(self, name: str) -> ast.expr | None:
        """The expression that stands for the place of a shared variable; None if it is private."""
        home = self._scope.home(name)
        if not home.shares(name):
            return None
        if home.kind == "module":
            return ast.Call(ast.Name("@namespace", ast.Load()), [], [])
        token = home.call.token if home.kind == "comprehension" else home.token
        if token is None:
            return ast.Call(ast.Name("@namespace", ast.Load()), [], [])
        return ast.Name(token, ast.Load())

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if not isinstance(node.ctx, ast.Load):
            return node
        place = self._variable(node.id)
        if place is None:
            return node
        seen = self._hook("see", place, ast.Constant(node.id), self._site(node, node.id), at=node)
        return ast.copy_location(ast.BoolOp(ast.Or(), [seen, node]), node)

    def _stored(self, name: str, value: ast.expr, at: ast.AST) -> ast.expr:
        place = self._variable(name)
        if place is None:
            return value
        return self._hook("store", value, place, ast.Constant(name), self._site(at, name), at=at)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        node.value = self._stored(node.target.id, self._visited(node.value), node)
        return node

    # -- attributes and items

    def _is_import(self, node: ast.AST) -> bool:
        """Whether an expression is a name bound by nothing but imports."""
        if not isinstance(node, ast.Name):
            return False
        home = self._scope.home(node.id)
        return node.id in home.imported and node.id not in home.assigned

    def _is_builtin(self, node: ast.AST, names: frozenset[str]) -> bool:
        if not isinstance(node, ast.Name) or node.id not in names:
            return False
        home = self._scope.home(node.id)
        return node.id not in home.assigned and node.id not in home.fixed

    @staticmethod
    def _is_super(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "super"
        )

    def _untouched(self, node: ast.Attribute) -> bool:
        dunder = node.attr.startswith("__") and node.attr.endswith("__")
        return dunder or self._is_super(node.value) or self._is_import(node.value)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or self._untouched(node):
            return self.generic_visit(node)  # type: ignore[return-value]
        site = self._site(node, node.attr, node.value)
        return self._hook(
            "get", self._visited(node.value), ast.Constant(self._mangled(node.attr)), site, at=node
        )

    def _key(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Slice):
            parts = [
                self._visited(part) if part else ast.Constant(None)
                for part in (node.lower, node.upper, node.step)
            ]
            return self._hook("slice", *parts, at=node)
        return self._visited(node)  # type: ignore[no-any-return]

    def _item_name(self, node: ast.Subscript) -> str:
        value = node.value
        return (
            value.attr
            if isinstance(value, ast.Attribute)
            else value.id
            if isinstance(value, ast.Name)
            else "item"
        )

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or _many_slices(node.slice):
            return self.generic_visit(node)  # type: ignore[return-value]
        site = self._site(node, self._item_name(node), node.value)
        return self._hook("item", self._visited(node.value), self._key(node.slice), site, at=node)

    # -- calls

    def visit_Call(self, node: ast.Call) -> ast.expr:
        function = node.func
        arguments = [self._visited(argument) for argument in node.args]
        keywords = [ast.keyword(each.arg, self._visited(each.value)) for each in node.keywords]
        call: ast.expr
        if not node.args and self._is_builtin(function, _NAMESPACE_BUILTINS):
            inside = self._scope.call.kind == "function"
            return self._hook("without_ours", node, at=node) if inside else node
        if isinstance(function, ast.Attribute) and not self._untouched(function):
            call = self._method(node, function, arguments, keywords)
        elif self._looks_into(function) and node.args:
            name = function.attr if isinstance(function, ast.Attribute) else function.id  # type: ignore[attr-defined]
            owner = node.args[0]
            shown = (
                owner.attr
                if isinstance(owner, ast.Attribute)
                else owner.id
                if isinstance(owner, ast.Name)
                else name
            )
            site = self._site(node, shown, owner)
            hook = ast.Name("@call", ast.Load())
            call = ast.copy_location(ast.Call(hook, [function, site, *arguments], keywords), node)
        else:
            new = (
                self._visited(function)
                if not isinstance(function, ast.Name) or not self._is_super(node)
                else function
            )
            call = ast.copy_location(ast.Call(new, arguments, keywords), node)
        return (
            self._hook("polled", call, at=node)
            if self._polls and not self._is_super(node)
            else call
        )

    def _method(
        self,
        node: ast.Call,
        function: ast.Attribute,
        arguments: list[ast.expr],
        keywords: list[ast.keyword],
    ) -> ast.expr:
        value = function.value
        shown = (
            value.attr
            if isinstance(value, ast.Attribute)
            else value.id
            if isinstance(value, ast.Name)
            else ""
        )
        site = self._site(function, shown or function.attr, value)
        hook = "bind_thread" if function.attr in THREAD_METHODS else "bind"
        bound = self._hook(
            hook,
            self._visited(value),
            ast.Constant(self._mangled(function.attr)),
            site,
            at=function,
        )
        return ast.copy_location(ast.Call(bound, arguments, keywords), node)

    def _looks_into(self, function: ast.expr) -> bool:
        """Whether a called function is foreign, so that it looks into its arguments unannounced."""
        if self._is_builtin(function, READING_BUILTINS) or self._is_builtin(
            function, ATTRIBUTE_BUILTINS
        ):
            return True
        root: ast.expr = function
        while isinstance(root, ast.Attribute):
            root = root.value
        if not self._is_import(root):
            return False
        return isinstance(root, ast.Name) and self._origin(root.id) not in VIRTUAL_ROOTS

    def _origin(self, name: str) -> str:
        for statement in ast.walk(self._tree):
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    if (alias.asname or alias.name.partition(".")[0]) == name:
                        return alias.name.partition(".")[0]
            elif isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    if (alias.asname or alias.name) == name:
                        return (statement.module or "").partition(".")[0]
        return name

    # -- conditions, comparisons, text

    def _touched(self, node: ast.expr) -> ast.expr:
        """A visited expression whose container, if it gives one, is looked into here."""
        if not isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
            return self._visited(node)  # type: ignore[no-any-return]
        name = (
            node.attr
            if isinstance(node, ast.Attribute)
            else node.id
            if isinstance(node, ast.Name)
            else "item"
        )
        site = self._site(node, name, node)
        return self._hook("touch", self._visited(node), site, at=node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        node.values = [self._touched(value) for value in node.values]
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        node.operand = (
            self._touched(node.operand)
            if isinstance(node.op, ast.Not)
            else self._visited(node.operand)
        )
        return node

    def visit_If(self, node: ast.If) -> ast.stmt:
        node.test = self._touched(node.test)
        node.body = self._statements(node.body)
        node.orelse = self._statements(node.orelse)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test = self._touched(node.test)
        node.body = self._visited(node.body)
        node.orelse = self._visited(node.orelse)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        node.test = self._touched(node.test)
        if node.msg is not None:
            node.msg = self._visited(node.msg)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) == 1 and isinstance(node.ops[0], ast.In | ast.NotIn):
            container = node.comparators[0]
            name = (
                container.attr
                if isinstance(container, ast.Attribute)
                else getattr(container, "id", "item")
            )
            found = self._hook(
                "contains",
                self._visited(node.left),
                self._visited(container),
                self._site(node, name, container),
                at=node,
            )
            if isinstance(node.ops[0], ast.In):
                return found
            return ast.copy_location(ast.UnaryOp(ast.Not(), found), node)
        node.left = self._touched(node.left)
        node.comparators = [self._touched(each) for each in node.comparators]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.op, ast.Add | ast.BitOr | ast.BitAnd | ast.Sub | ast.Mod | ast.Mult):
            node.left = self._touched(node.left)
            node.right = self._touched(node.right)
            return node
        return self.generic_visit(node)  # type: ignore[return-value]

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        node.value = self._touched(node.value)
        if node.format_spec is not None:
            node.format_spec = self._visited(node.format_spec)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.expr:
        node.value = (
            self._touched(node.value)
            if isinstance(node.ctx, ast.Load)
            else self._visited(node.value)
        )
        return node

    # -- assignments

    def _needs_hook(self, target: ast.expr) -> bool:
        if isinstance(target, ast.Attribute):
            return not (target.attr.startswith("__") and target.attr.endswith("__"))
        if isinstance(target, ast.Subscript):
            return not _many_slices(target.slice)
        if isinstance(target, ast.Name):
            return self._variable(target.id) is not None
        if isinstance(target, ast.Starred):
            return self._needs_hook(target.value)
        return any(self._needs_hook(each) for each in getattr(target, "elts", ()))

    def _assign(self, target: ast.expr, value: ast.expr, at: ast.AST) -> list[ast.stmt]:
        """Statements that store a visited value in a target."""
        if not self._needs_hook(target):
            return [ast.copy_location(ast.Assign([self._visited(target)], value), at)]
        if isinstance(target, ast.Attribute):
            site = self._site(target, target.attr, target.value)
            name = ast.Constant(self._mangled(target.attr))
            return [
                self._run(
                    self._hook("set", value, self._visited(target.value), name, site, at=at), at
                )
            ]
        if isinstance(target, ast.Subscript):
            site = self._site(target, self._item_name(target), target.value)
            key = self._key(target.slice)
            return [
                self._run(
                    self._hook("set_item", value, self._visited(target.value), key, site, at=at), at
                )
            ]
        if isinstance(target, ast.Name):
            return [ast.copy_location(ast.Assign([target], self._stored(target.id, value, at)), at)]
        assert isinstance(target, ast.Tuple | ast.List)
        parts: list[ast.expr] = []
        following: list[ast.stmt] = []
        for each in target.elts:
            inner = each.value if isinstance(each, ast.Starred) else each
            temporary = self._temporary()
            new: ast.expr = ast.Name(temporary, ast.Store())
            parts.append(ast.Starred(new, ast.Store()) if isinstance(each, ast.Starred) else new)
            following += self._assign(inner, ast.Name(temporary, ast.Load()), at)
        unpack = ast.copy_location(ast.Assign([ast.Tuple(parts, ast.Store())], value), at)
        return [unpack, *following]

    @staticmethod
    def _run(expression: ast.expr, at: ast.AST) -> ast.stmt:
        return ast.copy_location(ast.Expr(expression), at)

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        unpacks = any(isinstance(target, ast.Tuple | ast.List) for target in node.targets)
        value = self._touched(node.value) if unpacks else self._visited(node.value)
        if len(node.targets) == 1:
            return self._assign(node.targets[0], value, node)
        name = self._temporary()
        statements: list[ast.stmt] = [
            ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), node)
        ]
        for target in node.targets:
            statements += self._assign(target, ast.Name(name, ast.Load()), node)
        return statements

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt | list[ast.stmt]:
        if node.value is None:
            return node
        value = self._visited(node.value)
        if isinstance(node.target, ast.Name):
            node.value = self._stored(node.target.id, value, node)
            return node
        return self._assign(node.target, value, node)

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        target = node.target
        operand = self._visited(node.value)
        statements: list[ast.stmt] = []
        if not self._needs_hook(target):
            assert not isinstance(target, ast.Subscript) or _many_slices(target.slice)
            if isinstance(target, ast.Name) and not isinstance(node.value, ast.Constant):
                operand = self._into(ast.Name(target.id, ast.Load()), operand, target.id, node)
            new = ast.AugAssign(self._visited(target), node.op, operand)
            return [ast.copy_location(new, node)]
        load: ast.expr
        store: ast.expr
        if isinstance(target, ast.Name):
            load = ast.Name(target.id, ast.Load())
            store = ast.Name(target.id, ast.Store())
            shown = target.id
        elif isinstance(target, ast.Attribute):
            owner = self._held(target.value, statements, node)
            load = ast.Attribute(owner, target.attr, ast.Load())
            store = ast.Attribute(copy.copy(owner), target.attr, ast.Store())
            shown = target.attr
        else:
            owner = self._held(target.value, statements, node)
            key = self._held(target.slice, statements, node)
            load = ast.Subscript(owner, key, ast.Load())
            store = ast.Subscript(copy.copy(owner), copy.copy(key), ast.Store())
            shown = self._item_name(target)
        for part in (load, store):
            ast.copy_location(part, target)
        name = self._temporary()
        load_hooked = self._visited(load)
        statements.append(
            ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], load_hooked), node)
        )
        operand = self._into(ast.Name(name, ast.Load()), operand, shown, node)
        statements.append(
            ast.copy_location(ast.AugAssign(ast.Name(name, ast.Store()), node.op, operand), node)
        )
        return [*statements, *self._assign(store, ast.Name(name, ast.Load()), node)]

    def _held(self, node: ast.expr, statements: list[ast.stmt], at: ast.AST) -> ast.expr:
        """A simple expression for the value of `node`, which is evaluated once, now."""
        if isinstance(node, ast.Constant) or (
            isinstance(node, ast.Name) and self._variable(node.id) is None
        ):
            return node
        name = self._temporary()
        value = self._key(node)
        statements.append(ast.copy_location(ast.Assign([ast.Name(name, ast.Store())], value), at))
        return ast.copy_location(ast.Name(name, ast.Load()), node)

    def _into(self, container: ast.expr, operand: ast.expr, shown: str, at: ast.AST) -> ast.expr:
        """The operand of an augmented assignment.

        A container that is changed in place is announced with it.
        """
        return self._hook("into", container, operand, self._site(at, shown), at=at)

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        statements: list[ast.stmt] = []
        for target in node.targets:
            if isinstance(target, ast.Attribute) and self._needs_hook(target):
                site = self._site(target, target.attr, target.value)
                name = ast.Constant(self._mangled(target.attr))
                statements.append(
                    self._run(
                        self._hook("del", self._visited(target.value), name, site, at=node), node
                    )
                )
            elif isinstance(target, ast.Subscript) and self._needs_hook(target):
                site = self._site(target, self._item_name(target), target.value)
                hook = self._hook(
                    "del_item", self._visited(target.value), self._key(target.slice), site, at=node
                )
                statements.append(self._run(hook, node))
            else:
                statements.append(ast.copy_location(ast.Delete([target]), node))
        return statements

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


def _many_slices(node: ast.expr) -> bool:
    """Whether a subscript is of the form `a[1:2, 3]`, which no built-in container takes."""
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Slice) for each in node.elts)


def _is_docstring(body: list[ast.stmt]) -> bool:
    first = body[0] if body else None
    return (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
