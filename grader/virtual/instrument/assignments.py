"""Assignments: stores, augmented assignments and deletions."""

from __future__ import annotations

import ast
import copy

from grader.virtual.instrument.expressions import Expressions, many_slices


class Assignments(Expressions):
    """Rewrites what binds and unbinds."""

    def _needs_hook(self, target: ast.expr) -> bool:
        if isinstance(target, ast.Attribute):
            return not (target.attr.startswith("__") and target.attr.endswith("__"))
        if isinstance(target, ast.Subscript):
            return not many_slices(target.slice)
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
            assert not isinstance(target, ast.Subscript) or many_slices(target.slice)
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
        if isinstance(node, ast.Attribute | ast.Name):
            self._meant[name] = node.attr if isinstance(node, ast.Attribute) else node.id
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
