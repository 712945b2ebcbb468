"""What kind of loop it is: can it end by itself, or only wait for others?"""

from __future__ import annotations

import ast

from grader.engine.spin import COUNTS, LOOKS, POLLS
from grader.virtual.instrument.walking import walk


def kind_of_loop(node: ast.While) -> int:
    """The kind of a `while` loop, by what it assigns and what its condition looks at.

    A loop whose condition depends on what the loop itself assigns may end by itself; one that
    assigns nothing can only wait for others. In between is a loop such as `while True:` that
    fetches something and looks at it.
    """
    assigned: set[str] = set()
    counted: set[str] = set()
    for statement in node.body:
        for each in walk(statement):
            if isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name):
                counted.add(each.target.id)
            elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                assigned.add(each.id)
    looked_at = {each.id for each in walk(node.test) if isinstance(each, ast.Name)}
    walrus = {each.target.id for each in walk(node.test) if isinstance(each, ast.NamedExpr)}
    if looked_at & (assigned | counted) - walrus:
        return COUNTS
    if counted and isinstance(node.test, ast.Constant):
        return COUNTS
    return LOOKS if assigned or counted or walrus else POLLS
