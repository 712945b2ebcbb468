"""nbgrader's preprocessors that know the course: they clear a solution, and judge without a kernel.

nbgrader's own `Execute` runs a submission in a kernel, where the student's code comes first and
could forge what follows. `Judge` takes its place: for the test cells of the course it reads the
text of the solution cell, and has the grader run it in a jail. No kernel is started for them.
Which check a test cell asks for is read from its text, which nbgrader has restored from its
database.
"""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import v4
from nbgrader.preprocessors import ClearSolutions, Execute
from nbgrader.utils import is_grade, is_solution
from traitlets import Integer

from grader import grading
from grader.course import Catalogue
from grader.errors import TierRefused
from grader.integrations.nbgrader.cells import Asked, asked_by, solution_in
from grader.integrations.nbgrader.points import told_of
from grader.sandbox.isolation import JAILED
from grader.sandbox.process import StudentProcess, shut_in

_OURS = "threadlings"


class Judge(Execute):
    """Judges the course's test cells; whatever else there is to execute goes to a kernel."""

    allow_tier = Integer(
        JAILED.tier,
        min=0,
        max=2,
        help="The isolation that grading demands: no mark is given below it.",
    ).tag(config=True)

    def preprocess(self, nb: Any, resources: Any = None, km: Any = None) -> tuple[Any, Any]:
        """Give every test cell its output."""
        tests = {number: cell for number, cell in enumerate(nb.cells) if _is_test(cell)}
        told = {number: asked_by(cell.source) for number, cell in tests.items()}
        asked = {number: one for number, one in told.items() if one is not None}
        if len(asked) < len(told) or not asked:
            nb, resources = super().preprocess(nb, resources, km)
        if asked:
            documents = self._judged(solution_in(nb.cells), {one.slug for one in asked.values()})
            for number, one in asked.items():
                nb.cells[number].outputs = _outputs(documents[one.slug], one)
        return nb, resources

    def _judged(self, text: str, slugs: set[str]) -> dict[str, Any]:
        """Return the result document of each exercise that a notebook asks for."""
        process, catalogue = _process(), _catalogue()
        reached = process.isolation
        if reached.tier < self.allow_tier:
            msg = (
                f"Official grading needs isolation tier {self.allow_tier}, and this machine "
                f"reaches tier {reached.tier} ({reached.name})."
            )
            step = "threadlings doctor  says what is missing; or set  c.Judge.allow_tier"
            raise TierRefused(f"{msg} {step}", next_step=step)
        with tempfile.TemporaryDirectory(prefix="threadlings-cell-") as folder:
            file = Path(folder) / "solution.py"
            file.write_text(text, encoding="utf-8", errors="surrogatepass")
            return {
                slug: grading.grade(
                    [grading.Submission("solution", file)],
                    [catalogue.get(slug)],
                    process=process,
                    controlled=True,
                )[0]
                for slug in sorted(slugs)
            }


class ClearAnswer(ClearSolutions):
    """Leaves nothing where the course's solutions were: the stub stands above them.

    Other notebooks of a course get nbgrader's own words there.
    """

    code_stub: Any

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Clear a notebook's solutions."""
        usual = self.code_stub
        if _OURS in nb.metadata:
            self.code_stub = {**usual, "python": ""}
        try:
            cleared: tuple[Any, Any] = super().preprocess(nb, resources)
        finally:
            self.code_stub = usual
        return cleared


def _is_test(cell: Any) -> bool:
    """Whether a cell's output gives points."""
    return bool(cell.cell_type == "code" and is_grade(cell) and not is_solution(cell))


def _outputs(document: dict[str, Any], asked: Asked) -> list[Any]:
    """Return what executing a test cell would have given."""
    told, points = told_of(document, asked)
    return [
        v4.new_output("stream", name="stdout", text=told + "\n"),
        v4.new_output("execute_result", data={"text/plain": repr(points)}, execution_count=None),
    ]


@cache
def _process() -> StudentProcess:
    """The one student process of nbgrader's process."""
    process = shut_in()
    atexit.register(process.close)
    return process


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load()
