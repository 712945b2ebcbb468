"""What a solution is worth, check by check: graded once, then told cell by cell.

In a kernel everything happens that a student's code wants: it runs there, before the test cells.
So the checks do not. They run in a grader's process that is started for it, which reads the text
of the solution cell and runs it in a jail: what the student's threads print or leave behind in the
kernel is not seen. The kernel still tells nbgrader the points; `judge.py` needs no kernel.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader.errors import GraderBug, ThreadlingsError, UserError
from grader.explain.report import render_result
from grader.integrations.nbgrader.cells import Asked, solution_in

Document = dict[str, Any]

_WIDTH = 96
_GRADED = (0, 1)
"""The exit codes of `threadlings grade` where it gave points."""

_results: dict[tuple[str, str], Document] = {}
"""What was graded in this kernel, by exercise and text."""


def points_of(slug: str, check: str) -> float:
    """Say what one check of an exercise found in the notebook's solution cell.

    What stands in the notebook's file counts, `<slug>.ipynb` in the working directory: nbgrader
    executes a submission there.

    Args:
        slug: The exercise.
        check: The check's name.

    Returns:
        The points earned.

    Raises:
        ThreadlingsError: There is no such notebook or check, or the grader failed.
    """
    text = solution_in(_cells(Path(f"{slug}.ipynb")))
    if (slug, text) not in _results:
        _results[slug, text] = _graded_apart(slug, text)
    told, points = told_of(_results[slug, text], Asked(slug=slug, check=check))
    print(told)  # noqa: T201  a cell's output is what a student reads
    return points


def told_of(document: Document, asked: Asked) -> tuple[str, float]:
    """Return what a student reads about one check, and its points.

    Args:
        document: The result document of the exercise.
        asked: The exercise and the check.

    Raises:
        UserError: The exercise has no such check.
        GraderBug: The check could not be carried out.
    """
    (exercise,) = document["exercises"]
    for each in exercise["checks"]:
        if each["name"] == asked.check:
            break
    else:
        msg = f"The exercise {asked.slug} has no check {asked.check}."
        step = "The assignment is of another version of the course: threadlings nbgrader build"
        raise UserError(msg, next_step=step)
    if each["status"] == "error":
        raise GraderBug(f"{asked.slug}, {asked.check}: {each['message']}")
    alone = {**exercise, "checks": [each], "notes": []}
    if exercise["status"] == "not_started":
        alone["max_points"] = each["max_points"]
    text = render_result({**document, "exercises": [alone]}, width=_WIDTH)
    return text, float(each["points"])


def _cells(path: Path) -> list[dict[str, Any]]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except OSError:
        msg = f"There is no notebook {path.name} in the working directory."
        raise UserError(msg, next_step=f"Call the notebook {path.name}, and save it.") from None
    except (ValueError, KeyError, TypeError):
        msg = f"{path.name} is no notebook that Jupyter would open."
        raise UserError(msg, next_step="Save it again.") from None
    return [
        {**each, "source": source if isinstance(source, str) else "".join(source)}
        for each in cells
        if (source := each.get("source")) is not None
    ]


def _graded_apart(slug: str, text: str) -> Document:
    """Grade a program in a process that nothing of this kernel reaches."""
    with tempfile.TemporaryDirectory(prefix="threadlings-cell-") as folder:
        file, result = Path(folder) / "solution.py", Path(folder) / "result.json"
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        # -P: a folder `grader` beside the notebook is not this one. No jail is demanded: the
        # kernel has run the same program without.
        command = [sys.executable, "-P", "-m", "grader", "grade", str(file)]
        command += ["--exercise", slug, "--allow-tier", "0", "--json", str(result)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in _GRADED:
            raise ThreadlingsError(f"The solution could not be graded: {done.stderr.strip()}")
        document: Document = json.loads(result.read_text(encoding="utf-8"))
    return document
