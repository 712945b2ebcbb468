"""The cells of an assignment: their ids, what a test cell says, what is read back from one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.sandbox.notebook import program_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TASK = "task"
SOLUTION = "solution"
VISIBLE_TESTS = "visible_tests"
"""Ids of the cells beside the test cells, whose ids are the names of the checks."""

_HIDDEN = """\
### BEGIN HIDDEN TESTS
from grader.integrations.nbgrader import points_of

points_of({slug!r}, {check!r})
### END HIDDEN TESTS"""
_CALL = re.compile(r"^points_of\('(?P<slug>[a-z0-9_]+)', '(?P<check>\w+)'\)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a test cell asks for: the points of one check of one exercise."""

    slug: str
    check: str


def test_cell_text(asked: Asked, *, heading: str) -> str:
    """Return the text of a test cell; what is released of it is the heading alone.

    Args:
        asked: What it asks for.
        heading: Comment lines that a student may read.
    """
    return f"{heading}\n{_HIDDEN.format(slug=asked.slug, check=asked.check)}"


def asked_by(source: str) -> Asked | None:
    """Return what a test cell asks for, None where it is no test cell of ours.

    Args:
        source: Its text, as nbgrader keeps it: a locked cell is restored before it counts.
    """
    found = _CALL.search(source)
    return Asked(slug=found["slug"], check=found["check"]) if found else None


def solution_in(cells: Iterable[Mapping[str, Any]]) -> str:
    """Return the program in a notebook's solution cell.

    It is what `threadlings grade` reads in a notebook that has this cell alone.

    Args:
        cells: The notebook's cells, each with `metadata` and `source`.

    Raises:
        UserError: There is no such cell.
    """
    for cell in cells:
        told = cell.get("metadata", {}).get("nbgrader", {})
        if told.get("grade_id") == SOLUTION and told.get("solution"):
            alone = {"cell_type": "code", "source": cell["source"]}
            program = program_in(json.dumps({"cells": [alone]}).encode())
            return program.decode("utf-8", "surrogatepass").rstrip("\n") + "\n"
    msg = f"The notebook has no cell {SOLUTION!r}: it was deleted, or is of another kind now."
    raise UserError(msg, next_step="Hand in the notebook as it was released, with that cell in it.")
