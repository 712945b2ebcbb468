"""What all parts of the rewriter share: sites, hooks, temporaries, and where a statement goes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from grader.virtual.instrument.scopes import ScopeFinder
from grader.virtual.instrument.sites import Site

if TYPE_CHECKING:
    from grader.virtual.instrument.sites import Sites


class Maker(ast.NodeTransformer):
    """Makes the pieces that rewritten code consists of."""

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
        self._meant: dict[str, str] = {}  # what a temporary stands for, as the student wrote it

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

    def _shown(self, node: ast.AST) -> str:
        """What an expression is called where it is told of."""
        if isinstance(node, ast.Attribute):
            return node.attr
        return self._meant.get(node.id, node.id) if isinstance(node, ast.Name) else "item"

    def _dropped(self, names: list[str], at: ast.AST) -> list[ast.stmt]:
        """Statements that let go of temporaries where a program could see them."""
        if not names or self._scope.kind == "function":
            return []
        gone: list[ast.expr] = [ast.Name(name, ast.Del()) for name in names]
        return [ast.copy_location(ast.Delete(gone), at)]

    @staticmethod
    def _run(expression: ast.expr, at: ast.AST) -> ast.stmt:
        return ast.copy_location(ast.Expr(expression), at)

    def _visited(self, node: ast.AST) -> Any:
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
