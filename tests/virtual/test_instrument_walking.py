"""Walking a tree gives what `ast.walk` gives."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.virtual.instrument.walking import walk


@pytest.mark.parametrize(
    "path", sorted(Path(ast.__file__).parent.glob("[qt]*.py"))[:8], ids=lambda path: path.name
)
def test_it_finds_the_same_in_the_same_order(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert walk(tree) == list(ast.walk(tree))


def test_a_node_that_was_made_by_hand_may_lack_fields() -> None:
    node = ast.Return()
    assert walk(node) == [node]
