"""All nodes of a tree, at half the cost of `ast.walk`: programs are looked at in many ways."""

from __future__ import annotations

import ast


def walk(node: ast.AST) -> list[ast.AST]:
    """A node and all beneath it, in the order of `ast.walk`."""
    found = [node]
    for each in found:  # which grows meanwhile
        for name in each._fields:
            value = getattr(each, name, None)
            if isinstance(value, ast.AST):
                found.append(value)
            elif value.__class__ is list:
                found += [item for item in value if isinstance(item, ast.AST)]
    return found
