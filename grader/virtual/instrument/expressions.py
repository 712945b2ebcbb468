"""Expressions: names, attributes, items, calls, conditions."""

from __future__ import annotations

import ast

from grader.virtual.instrument.maker import Maker
from grader.virtual.instrument.names import (
    ATTRIBUTE_BUILTINS,
    READING_BUILTINS,
    THREAD_METHODS,
    VIRTUAL_ROOTS,
)

_NAMESPACE_BUILTINS = frozenset({"dir", "locals", "vars"})


class Expressions(Maker):
    """Rewrites expressions."""

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
            else self._meant.get(value.id, value.id)
            if isinstance(value, ast.Name)
            else "item"
        )

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or many_slices(node.slice):
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

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test = self._touched(node.test)
        node.body = self._visited(node.body)
        node.orelse = self._visited(node.orelse)
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


def many_slices(node: ast.expr) -> bool:
    """Whether a subscript is of the form `a[1:2, 3]`, which no built-in container takes."""
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Slice) for each in node.elts)
