"""Calls: of methods, of what looks into its arguments, and of what asks for names."""

from __future__ import annotations

import ast
import sys

from grader.virtual.instrument.expressions import Expressions
from grader.virtual.instrument.names import (
    ATTRIBUTE_BUILTINS,
    FRAME_FUNCTIONS,
    READING_BUILTINS,
    SLOTS,
    TEXT_METHODS,
    THREAD_METHODS,
    VIRTUAL_ROOTS,
)

_NAMESPACE_BUILTINS = frozenset({"dir", "locals", "vars"})


class Calls(Expressions):
    """Rewrites calls."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if not node.args and self._is_builtin(node.func, _NAMESPACE_BUILTINS):
            inside = self._scope.call.kind == "function"
            return self._hook("without_ours", node, at=node) if inside else node
        if not node.args and self._is_builtin(node.func, frozenset({"globals"})):
            return self._hook("variables", node, at=node)
        call = self._hooked_call(node)
        if self._polls and not self._is_super(node):
            return self._hook("polled", call, at=node)
        return call

    def _hooked_call(self, node: ast.Call) -> ast.expr:
        function = node.func
        arguments = [self._visited(argument) for argument in node.args]
        keywords = [
            ast.keyword(
                each.arg,
                self._visited(each.value) if each.arg else self._touched(each.value),
            )
            for each in node.keywords
        ]
        hook = self._hook_for(node)
        if hook is not None:
            shown = self._shown(node.args[0] if node.args else function)
            if shown == "item":
                shown = self._shown(function)
            site = self._site(node, shown, node.args[0] if node.args else None)
            called = self._plain(function)
            new = ast.Call(ast.Name(hook, ast.Load()), [called, site, *arguments], keywords)
            return ast.copy_location(new, node)
        if isinstance(function, ast.Attribute) and not self._untouched(function):
            return self._method(node, function, arguments, keywords)
        if isinstance(function, ast.Name) and self._is_super(node):
            called = function
        else:
            called = self._plain(function)
        return ast.copy_location(ast.Call(called, arguments, keywords), node)

    def _plain(self, function: ast.expr) -> ast.expr:
        """A called expression; what `super()` gives is not asked for in another way."""
        if isinstance(function, ast.Attribute) and self._is_super(function.value):
            return self.generic_visit(function)  # type: ignore[return-value]
        if isinstance(function, ast.Attribute) and function.attr in SLOTS:
            return self.generic_visit(function)  # type: ignore[return-value]
        return self._visited(function)  # type: ignore[no-any-return]

    def _hook_for(self, node: ast.Call) -> str | None:
        """The hook through which a function is called; None for those called as they are."""
        function = node.func
        if self._is_builtin(function, frozenset({"print"})):
            return "@print"
        if self._is_builtin(function, ATTRIBUTE_BUILTINS):
            return "@reflect"
        if isinstance(function, ast.Attribute) and function.attr in SLOTS:
            return "@slot"
        return "@call" if node.args and self._looks_into(function) else None

    def _method(
        self,
        node: ast.Call,
        function: ast.Attribute,
        arguments: list[ast.expr],
        keywords: list[ast.keyword],
    ) -> ast.expr:
        value = function.value
        shown = self._shown(value)
        site = self._site(function, function.attr if shown == "item" else shown, value)
        if function.attr in TEXT_METHODS:
            pairs = zip(arguments, node.args, strict=True)
            arguments = [self._told(given, each) for given, each in pairs]
        hook = "bind_thread" if function.attr in THREAD_METHODS else "bind"
        bound = self._hook(
            hook,
            self._visited(value),
            ast.Constant(self._mangled(function.attr)),
            site,
            at=function,
        )
        return ast.copy_location(ast.Call(bound, arguments, keywords), node)

    def _told(self, given: ast.expr, node: ast.expr) -> ast.expr:
        """An argument whose text is about to be asked for."""
        if isinstance(node, ast.Starred) or not self._may_be_container(node):
            return given
        return self._hook("show", given, self._site(node, self._shown(node), node), at=node)

    def _looks_into(self, function: ast.expr) -> bool:
        """Whether a called function is foreign, so that it looks into its arguments unannounced."""
        if self._is_builtin(function, READING_BUILTINS):
            return True
        if self._shown(function) in FRAME_FUNCTIONS:
            return False
        root: ast.expr = function
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name) or not self._is_import(root):
            return False
        top, is_module = self._scope.home(root.id).imported[root.id]
        if isinstance(function, ast.Attribute) and not is_module:
            return top in sys.stdlib_module_names and top not in VIRTUAL_ROOTS
        return top not in VIRTUAL_ROOTS
