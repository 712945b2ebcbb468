"""Questions with known answers show when something has got hold of what answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from grader.checking.controls import verify
from grader.course import Catalogue
from grader.errors import GraderBug
from grader.grading import Submission, grade
from grader.sandbox.answer import Answered, Failed
from grader.sandbox.process import StudentProcess

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = Catalogue.load(ROOT).get("lost_update")
Document = dict[str, Any]
Bend = Callable[[Document, Document], Document]


class Bent(StudentProcess):
    """A student process whose answers somebody changes on the way."""

    def __init__(self, honest: StudentProcess, bend: Bend) -> None:
        self._honest = honest
        self._bend = bend
        self.isolation = honest.isolation

    def ask(self, request: Document, *, seconds: float, sitting: int = 0) -> Answered | Failed:
        answer = self._honest.ask(request, seconds=seconds, sitting=sitting)
        assert isinstance(answer, Answered)
        return Answered(self._bend(request, deepcopy(answer.document)))


@pytest.fixture(scope="module")
def honest() -> Iterator[StudentProcess]:
    with StudentProcess() as process:
        yield process


def only_the_first_result(_request: Document, answer: Document) -> Document:
    """Somebody who leaves out the executions that went wrong."""
    outcome = answer["outcome"]
    outcome["results"] = sorted(outcome["results"], key=lambda each: each["value"], reverse=True)[
        :1
    ]
    return answer


def no_exception(_request: Document, answer: Document) -> Document:
    """Somebody who hides what was raised."""
    outcome = answer["outcome"]
    if outcome["exceptions"]:
        outcome["exceptions"] = []
        outcome["results"] = [{"value": 0, "schedule": "", "count": 1}]
    return answer


def somebody_elses(_request: Document, answer: Document) -> Document:
    """Somebody who answers each question with what another one came to."""
    for each in answer["outcome"]["results"]:
        each["value"] = 10
    return answer


def refuses(_request: Document, _answer: Document) -> Document:
    return {"refused": {"reason": "import_failed", "message": "No.", "line": None}}


def test_an_honest_process_passes(honest: StudentProcess) -> None:
    verify(honest, EXERCISE)


@pytest.mark.parametrize(
    ("bend", "told"),
    [
        (only_the_first_result, "its twin without a lock was judged 'right'"),
        (no_exception, "the check that nobody can pass was judged 'wrong_result'"),
        (somebody_elses, "the right program was judged 'wrong_result'"),
        (refuses, "the right program was judged 'import_failed'"),
    ],
)
def test_one_whose_answers_are_changed_is_found_out(
    honest: StudentProcess, bend: Bend, told: str
) -> None:
    with pytest.raises(GraderBug, match=told):
        verify(Bent(honest, bend), EXERCISE)


def test_no_mark_of_its_batch_counts(honest: StudentProcess) -> None:
    reference = Catalogue.load(ROOT).solutions(EXERCISE).reference
    turned = False

    def later(request: Document, answer: Document) -> Document:
        nonlocal turned
        turned = turned or "Account" in request["program"]["source"]
        return only_the_first_result(request, answer) if turned else answer

    with pytest.raises(GraderBug, match="No mark of this batch counts"):
        grade(
            [Submission("somebody", reference)],
            [EXERCISE],
            process=Bent(honest, later),
            controlled=True,
        )
    assert turned
