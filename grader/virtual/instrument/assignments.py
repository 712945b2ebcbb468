"""Assignments: stores, augmented assignments and deletions."""

from __future__ import annotations

import ast
import copy

from grader.virtual.instrument.calls import Calls
from grader.virtual.instrument.expressions import many_slices
from grader.virtual.instrument.walking import walk


class Assignments(Calls):
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
        return any(
            isinstance(each, ast.Tuple | ast.List) or self._needs_hook(each)
            for each in getattr(target, "elts", ())
        )

    def _assign(self, target: ast.expr, value: ast.expr, at: ast.AST) -> list[ast.stmt]:
        """Statements that store a visited value in a target.

        An error of the store itself is one of the target's line, as in Python.
        """
        if not self._needs_hook(target):
            return [ast.copy_location(ast.Assign([self._visited(target)], value), at)]
        if isinstance(target, ast.Attribute):
            site = self._site(target, target.attr, target.value)
            name = ast.Constant(self._mangled(target.attr))
            owner = self._visited(target.value)
            return [self._run(self._hook("set", value, owner, name, site, at=target), at)]
        if isinstance(target, ast.Subscript):
            site = self._site(target, self._shown(target.value), target.value)
            owner = self._visited(target.value)
            key = self._key(target.slice)
            return [self._run(self._hook("set_item", value, owner, key, site, at=target), at)]
        if isinstance(target, ast.Name):
            return [ast.copy_location(ast.Assign([target], self._stored(target.id, value, at)), at)]
        assert isinstance(target, ast.Tuple | ast.List)
        parts: list[ast.expr] = []
        following: list[ast.stmt] = []
        names: list[str] = []
        for each in target.elts:
            inner = each.value if isinstance(each, ast.Starred) else each
            temporary = self._temporary()
            names.append(temporary)
            new: ast.expr = ast.Name(temporary, ast.Store())
            parts.append(ast.Starred(new, ast.Store()) if isinstance(each, ast.Starred) else new)
            given: ast.expr = ast.Name(temporary, ast.Load())
            if isinstance(inner, ast.Tuple | ast.List):
                given = self._hook("touch", given, self._site(inner, "item"), at=inner)
            following += self._assign(inner, given, inner)
        unpacked = ast.copy_location(ast.Tuple(parts, ast.Store()), target)
        unpack = ast.copy_location(ast.Assign([unpacked], value), at)
        return [unpack, *following, *self._dropped(names, at)]

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
        return [*statements, *self._dropped([name], node)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt | list[ast.stmt]:
        if node.value is None:
            return node
        value = self._visited(node.value)
        if isinstance(node.target, ast.Name):
            node.value = self._stored(node.target.id, value, node)
            return node
        statements = self._assign(node.target, value, node)
        if self._scope.kind == "function":
            return statements
        # Here Python evaluates the annotation last, and keeps it nowhere.
        nobody = ast.Name(self._temporary(), ast.Store())
        annotation = ast.AnnAssign(nobody, node.annotation, None, 0)
        return [*statements, ast.copy_location(annotation, node)]

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        target = node.target
        if not self._needs_hook(target):
            return [self._augmented_as_it_is(node)]
        load: ast.expr
        store: ast.expr
        statements: list[ast.stmt] = []
        names: list[str] = []
        rebound = {
            each.target.id for each in walk(node) if isinstance(each, ast.NamedExpr)
        }  # fmt: skip
        if isinstance(target, ast.Name):
            load = ast.Name(target.id, ast.Load())
            store = ast.Name(target.id, ast.Store())
            shown = target.id
        elif isinstance(target, ast.Attribute):
            owner = self._held(target.value, statements, names, rebound)
            load = ast.Attribute(owner, target.attr, ast.Load())
            store = ast.Attribute(copy.copy(owner), target.attr, ast.Store())
            shown = target.attr
        else:
            owner = self._held(target.value, statements, names, rebound)
            key = self._held(target.slice, statements, names, rebound)
            load = ast.Subscript(owner, key, ast.Load())
            store = ast.Subscript(copy.copy(owner), copy.copy(key), ast.Store())
            shown = self._shown(target.value)
        for part in (load, store):
            ast.copy_location(part, target)
        name = self._temporary()
        names.append(name)
        statements.append(
            ast.copy_location(
                ast.Assign([ast.Name(name, ast.Store())], self._visited(load)), target
            )
        )
        operand = self._into(ast.Name(name, ast.Load()), node, shown)
        statements.append(
            ast.copy_location(ast.AugAssign(ast.Name(name, ast.Store()), node.op, operand), node)
        )
        statements += self._assign(store, ast.Name(name, ast.Load()), target)
        return [*statements, *self._dropped(names, node)]

    def _augmented_as_it_is(self, node: ast.AugAssign) -> ast.stmt:
        target = node.target
        if isinstance(target, ast.Name):
            operand = self._into(ast.Name(target.id, ast.Load()), node, target.id)
        else:
            operand = self._touched(node.value)
        new = ast.AugAssign(self._visited(target), node.op, operand)
        return ast.copy_location(new, node)

    def _held(
        self, node: ast.expr, statements: list[ast.stmt], names: list[str], rebound: set[str]
    ) -> ast.expr:
        """A simple expression for the value of `node`, which is evaluated once, now."""
        if isinstance(node, ast.Constant) or (
            isinstance(node, ast.Name)
            and self._variable(node.id) is None
            and node.id not in rebound
        ):
            return node
        name = self._temporary()
        names.append(name)
        if isinstance(node, ast.Attribute | ast.Name):
            self._meant[name] = self._shown(node)
        new = ast.Assign([ast.Name(name, ast.Store())], self._key(node))
        statements.append(ast.copy_location(new, node))
        return ast.copy_location(ast.Name(name, ast.Load()), node)

    def _into(self, container: ast.expr, node: ast.AugAssign, shown: str) -> ast.expr:
        """The operand of an augmented assignment.

        A container that is changed in place is announced with it. No number changes one, but for
        `*=`.
        """
        operand = self._touched(node.value)
        constant = node.value
        is_number = isinstance(constant, ast.Constant) and isinstance(constant.value, int | float)
        if is_number and not isinstance(node.op, ast.Mult):
            return operand
        return self._hook("into", container, operand, self._site(node, shown), at=node)

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        return [statement for target in node.targets for statement in self._deleted(target, node)]

    def _deleted(self, target: ast.expr, at: ast.AST) -> list[ast.stmt]:
        if isinstance(target, ast.Tuple | ast.List) and target.elts:
            return [each for inner in target.elts for each in self._deleted(inner, at)]
        plain = ast.copy_location(ast.Delete([target]), at)
        if isinstance(target, ast.Name):
            return [*self._rebound(target.id, target), plain]
        if not self._needs_hook(target):
            self.generic_visit(target)
            return [plain]
        if isinstance(target, ast.Attribute):
            site = self._site(target, target.attr, target.value)
            name = ast.Constant(self._mangled(target.attr))
            hook = self._hook("del", self._visited(target.value), name, site, at=target)
        else:
            assert isinstance(target, ast.Subscript)
            site = self._site(target, self._shown(target.value), target.value)
            owner = self._visited(target.value)
            hook = self._hook("del_item", owner, self._key(target.slice), site, at=target)
        return [self._run(hook, at)]

    def _rebound(self, name: str, at: ast.AST) -> list[ast.stmt]:
        """The announcement that a shared variable is about to be bound or unbound."""
        if self._variable(name) is None:
            return []
        return [self._run(self._stored(name, ast.Constant(None), at), at)]
