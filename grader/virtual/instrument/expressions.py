"""Expressions: names, attributes, items, calls, conditions."""

from __future__ import annotations

import ast
import sys

from grader.virtual.instrument.maker import Maker
from grader.virtual.instrument.names import FRESH_BUILTINS, OPERATORS

_LOOKED_UP = (
    ast.Attribute, ast.Await, ast.BoolOp, ast.Call, ast.IfExp, ast.Name, ast.NamedExpr,
    ast.Subscript, ast.Yield,
)  # fmt: skip
"""Expressions that may give something that others have too; all others make something new."""


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
        if node.attr.startswith("__") and node.attr.endswith("__"):
            return node.attr not in OPERATORS or self._is_super(node.value)
        if self._is_super(node.value):
            return True
        value = node.value
        if not isinstance(value, ast.Name) or not self._is_import(value):
            return False
        return self._scope.home(value.id).imported[value.id][0] in sys.stdlib_module_names

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        dunder = node.attr.startswith("__") and node.attr.endswith("__")
        if not isinstance(node.ctx, ast.Load):
            return self.generic_visit(node)  # type: ignore[return-value]
        if node.attr == "__dict__":
            return self._hook("dict_of", self._visited(node.value), at=node)
        if self._untouched(node) and (dunder or not self._is_super(node.value)):
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

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load) or many_slices(node.slice):
            return self.generic_visit(node)  # type: ignore[return-value]
        site = self._site(node, self._shown(node.value), node.value)
        return self._hook("item", self._visited(node.value), self._key(node.slice), site, at=node)

    # -- conditions, comparisons, text

    def _may_be_container(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call):
            return not self._is_builtin(node.func, FRESH_BUILTINS)
        return isinstance(node, _LOOKED_UP)

    def _touched(self, node: ast.expr, hook: str = "touch") -> ast.expr:
        """A visited expression whose container, if it gives one, is looked into here."""
        if isinstance(node, ast.BoolOp):
            return self._alternatives(node, len(node.values))
        if isinstance(node, ast.Tuple) and hook == "show" and isinstance(node.ctx, ast.Load):
            node.elts = [self._touched(each, hook) for each in node.elts]
            return node
        if not self._may_be_container(node):
            return self._visited(node)  # type: ignore[no-any-return]
        site = self._site(node, self._shown(node), node)
        return self._hook(hook, self._visited(node), site, at=node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        return self._alternatives(node, len(node.values) - 1)

    def _alternatives(self, node: ast.BoolOp, tested: int) -> ast.expr:
        node.values = [
            self._touched(value) if place < tested else self._visited(value)
            for place, value in enumerate(node.values)
        ]
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
            found = self._hook(
                "contains",
                self._visited(node.left),
                self._visited(container),
                self._site(node, self._shown(container), container),
                at=node,
            )
            if isinstance(node.ops[0], ast.In):
                return found
            return ast.copy_location(ast.UnaryOp(ast.Not(), found), node)
        if all(isinstance(each, ast.Is | ast.IsNot) for each in node.ops):
            return self.generic_visit(node)  # type: ignore[return-value]
        equal = any(isinstance(each, ast.Eq | ast.NotEq) for each in node.ops)
        hook = "show" if equal else "touch"
        node.left = self._touched(node.left, hook)
        node.comparators = [self._touched(each, hook) for each in node.comparators]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        if isinstance(node.op, ast.Mod):
            node.left = self._touched(node.left)
            node.right = self._touched(node.right, "show")
            return node
        if isinstance(node.op, ast.Add | ast.BitOr | ast.BitAnd | ast.BitXor | ast.Sub | ast.Mult):
            node.left = self._touched(node.left)
            node.right = self._touched(node.right)
            return node
        return self.generic_visit(node)  # type: ignore[return-value]

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        node.value = self._touched(node.value, "show")
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

    def visit_Dict(self, node: ast.Dict) -> ast.expr:
        for place, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            if key is None:
                node.values[place] = self._touched(value)
            else:
                node.keys[place] = self._visited(key)
                node.values[place] = self._visited(value)
        return node

    def visit_Yield(self, node: ast.Yield) -> ast.expr:
        self.generic_visit(node)
        call = self._scope.call
        if not call.resumes or call.token is None:
            return node
        place = ast.Name(call.token, ast.Load())
        return self._hook("resumed", place, self._site(node, "yield"), node, at=node)

    def visit_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        if self._may_be_container(node.value):
            site = self._site(node.value, self._shown(node.value), node.value)
            node.value = self._hook("steps", self._visited(node.value), site, at=node.value)
            return node
        return self.generic_visit(node)  # type: ignore[return-value]


def many_slices(node: ast.expr) -> bool:
    """Whether a subscript is of the form `a[1:2, 3]`, which no built-in container takes."""
    return isinstance(node, ast.Tuple) and any(isinstance(each, ast.Slice) for each in node.elts)
