"""A result document as rows of points: what tools that know no exercises and checks can read.

What a person decided goes with the document: `decided` adds it under `override` of the exercise. An
exercise with decided points is one row, so that the rows add up to what counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.explain.results import Check, ExerciseResult, Result
from grader.explain.words import plain
from grader.grading.spreadsheet import writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.grading.gradebook import Entry

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of points.

    Args:
        exercise: The exercise's slug.
        title: What it is for, as a student reads it.
        status: `passed`, `failed`, or `error` where the grader itself failed.
        points: Points earned.
        max_points: Points to be had; never less than earned.
        output: What the student is told, plain text of several lines.
    """

    exercise: str
    title: str
    status: str
    points: int
    max_points: int
    output: str

    @property
    def name(self) -> str:
        """Exercise and title."""
        return f"{self.exercise}: {self.title}"


def decided(document: Document | None, entry: Entry) -> Document:
    """Return a student's result document with what people decided.

    Args:
        document: The document, None where nothing was graded.
        entry: The student in the gradebook.
    """
    base: Document = document or {"submission": {"name": entry.student.name}}
    graded = {each["slug"]: each for each in base.get("exercises", ())}
    exercises = []
    for mark in entry.marks:
        if not mark.is_given:
            continue
        exercise = graded.get(mark.slug) or {
            "slug": mark.slug,
            "status": mark.status,
            "points": 0,
            "max_points": mark.max_points,
            "checks": [],
        }
        override = {"points": mark.points if mark.is_decided else None, "comment": mark.comment}
        if mark.is_decided or mark.comment:
            exercise = {**exercise, "points": mark.points, "override": override}
        exercises.append(exercise)
    return {
        **base,
        "points": entry.points,
        "max_points": sum(exercise["max_points"] for exercise in exercises),
        "exercises": exercises,
    }


def rows_of(document: Document) -> tuple[Row, ...]:
    """Return the rows of a result document, in its order."""
    overrides = {each["slug"]: each.get("override") or {} for each in document["exercises"]}
    return tuple(
        row
        for exercise in Result.of(document).exercises
        for row in _rows(exercise, overrides.get(exercise.slug, {}))
    )


def _rows(exercise: ExerciseResult, override: Document) -> Iterator[Row]:
    comment = writable(override.get("comment") or "")
    points = override.get("points")
    if points is not None:
        told = [f"{check.word}  {plain(check.title)}" for check in exercise.checks]
        yield Row(
            exercise=exercise.slug,
            title="points given by your instructor",
            status="passed" if points >= exercise.max_points else "failed",
            points=points,
            max_points=max(points, exercise.max_points),
            output="\n".join(filter(None, [comment, *told])),
        )
        return
    for check in exercise.checks:
        yield _row(exercise, check, comment)
        comment = ""


def _row(exercise: ExerciseResult, check: Check, comment: str) -> Row:
    if exercise.status == "not_started":
        told = "Not started: its file is still as it was given."
    else:
        told = "\n".join(plain(line) for line in check.message.splitlines())
    is_error = check.status == "error"
    return Row(
        exercise=exercise.slug,
        title=plain(check.title),
        status=check.status,
        points=0 if is_error else check.points,
        # What the grader could not carry out costs nobody points.
        max_points=0 if is_error else check.max_points,
        output="\n".join(filter(None, [comment, told])),
    )
