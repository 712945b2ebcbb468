"""Solutions as students write them, each in a style of its own, get full marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Catalogue
from grader.grading import Submission, grade

CATALOGUE = Catalogue.load(Path(__file__).parents[2])
# styles/<slug>/<style>.py: busy loops with pauses, too many locks, executors' futures, deques, a
# subclass of Queue, type hints, prints, blocks that only run as a script.
STYLES = sorted((Path(__file__).parent / "styles").glob("*/*.py"))


def test_there_are_three_styles_of_each_of_ten_exercises():
    by_exercise: dict[str, int] = {}
    for path in STYLES:
        by_exercise[path.parent.name] = by_exercise.get(path.parent.name, 0) + 1
    assert sorted(by_exercise.values()) == [3] * 10


@pytest.mark.slow
@pytest.mark.parametrize("slug", sorted({path.parent.name for path in STYLES}))
def test_a_right_program_is_right_in_any_style(slug: str):
    paths = [path for path in STYLES if path.parent.name == slug]
    submissions = [Submission(name=path.stem, path=path) for path in paths]
    for document in grade(submissions, [CATALOGUE.get(slug)]):
        (result,) = document["exercises"]
        failing = {each["name"]: each["message"] for each in result["checks"] if each["message"]}
        assert (result["points"], failing) == (10, {}), document["submission"]
