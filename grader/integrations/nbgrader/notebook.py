"""One exercise as a notebook: the task, a cell for the solution, visible tests, a cell a check."""

from __future__ import annotations

import ast
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import checks
from grader.checking.check import Check, facts_of
from grader.errors import AuthorError
from grader.integrations.nbgrader.cells import (
    SOLUTION,
    TASK,
    VISIBLE_TESTS,
    Asked,
    test_cell_text,
)

if TYPE_CHECKING:
    from grader.course import Exercise

_SCHEMA = 3
_FUTURE = re.compile(r"^from __future__ import .*\n+", re.MULTILINE)
_INTRODUCTION = """\
*In this notebook, `{module}` is the next code cell: complete it and run it. Only what stands in
that cell is graded, whatever other cells you add. It is graded as a program of its own, not as
what the kernel has in mind.*"""
_TRY = """\
# Run your solution above, then this cell: it runs the exercise's visible tests on it. They give
# no points; they say how far you are.
from visible_tests import try_out

try_out({module!r}, {names!r}, In)"""


@dataclass(frozen=True, kw_only=True)
class NamedCheck:
    """A check and its name."""

    name: str
    facts: Check


def checks_of(exercise: Exercise) -> list[NamedCheck]:
    """Return the hidden checks of an exercise, in the order of their module.

    Raises:
        AuthorError: It has none.
    """
    path = Path(checks.__path__[0]) / f"test_{exercise.slug}.py"
    spec = importlib.util.spec_from_file_location(f"checks_of_{exercise.slug}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise AuthorError(
            f"The exercise {exercise.slug} has no checks.",
            next_step=f"Write them in grader/checks/{path.name}.",
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    named = [(name, facts_of(each)) for name, each in vars(module).items()]
    return [NamedCheck(name=name, facts=facts) for name, facts in named if facts is not None]


def notebook_of(exercise: Exercise, *, reference: str) -> Any:
    """Return the source notebook of an exercise, as nbformat has notebooks.

    Args:
        exercise: The exercise.
        reference: The text of its solution.
    """
    from nbformat import v4

    stub = exercise.stub.read_text(encoding="utf-8")
    cells = [
        v4.new_markdown_cell(_task(exercise), id=TASK, metadata=_told(TASK, locked=True)),
        v4.new_code_cell(
            solved(stub, reference), id=SOLUTION, metadata=_told(SOLUTION, solution=True)
        ),
        v4.new_code_cell(
            _TRY.format(module=exercise.module, names=defined_in(stub)),
            id=VISIBLE_TESTS.replace("_", "-"),
            metadata=_told(VISIBLE_TESTS, locked=True),
        ),
    ]
    named = checks_of(exercise)
    for number, each in enumerate(named, start=1):
        points = each.facts.points
        heading = (
            f"# Check {number} of {len(named)}, {points} point{'' if points == 1 else 's'}: "
            f"{each.facts.title}.\n# It is run when your work is graded."
        )
        cells.append(
            v4.new_code_cell(
                test_cell_text(Asked(slug=exercise.slug, check=each.name), heading=heading),
                id=f"check-{number}",
                metadata=_told(each.name, locked=True, grade=True, points=points),
            )
        )
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": kernel,
            "language_info": {"name": "python"},
            "threadlings": {"exercise": exercise.slug},
        },
    )


def solved(stub: str, reference: str) -> str:
    """Return the solution cell: the stub, and the solution in a region that a release clears.

    The solution defines everything anew. What it imports from `__future__` is left to the stub,
    which is above it in the same program.
    """
    if _FUTURE.search(reference) and not _FUTURE.search(stub):
        raise AuthorError(
            "A solution imports from __future__, and its stub does not: they cannot be one cell.",
            next_step="Write the same import in the stub.",
        )
    inner = _FUTURE.sub("", reference).strip("\n")
    body = stub.rstrip("\n")
    return f"{body}\n### BEGIN SOLUTION\n{inner}\n### END SOLUTION"


def defined_in(stub: str) -> list[str]:
    """Return the names of a stub's classes and functions."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [each.name for each in ast.parse(stub).body if isinstance(each, kinds)]


def _task(exercise: Exercise) -> str:
    text = exercise.readme.read_text(encoding="utf-8").rstrip("\n")
    return text.replace(f"[{exercise.module}]({exercise.module})", f"`{exercise.module}`") + (
        "\n\n" + _INTRODUCTION.format(module=exercise.module)
    )


def _told(
    grade_id: str,
    *,
    solution: bool = False,
    locked: bool = False,
    grade: bool = False,
    points: int | None = None,
) -> dict[str, Any]:
    """Return a cell's metadata as nbgrader reads it."""
    told: dict[str, Any] = {
        "schema_version": _SCHEMA,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        told["points"] = points
    return {"nbgrader": told}
