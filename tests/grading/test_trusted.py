"""The audit asks a process again and again: grading must come to what fresh processes come to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess, fork_or_spawn

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["errors"])
def test_a_trusted_process_grades_as_fresh_ones_do(slug: str) -> None:
    catalogue = Catalogue.load(ROOT)
    exercise = next(each for each in catalogue.exercises if each.slug == slug)
    solutions = catalogue.solutions(exercise)
    mistakes = [mistake.path for mistake in solutions.mistakes[::3]]
    handed_in = [
        Submission(name=path.stem, path=path)
        for path in (solutions.reference, *solutions.variants, *mistakes)
    ]

    def graded(*, fresh: bool) -> list[dict[str, Any]]:
        with StudentProcess(fork_or_spawn(Launch(), fresh=fresh)) as process:
            documents = grade(handed_in, [exercise], process=process)
        return [document["exercises"][0] for document in documents]

    assert graded(fresh=False) == graded(fresh=True)
