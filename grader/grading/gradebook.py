"""The gradebook: what each student of a class has, the grader's marks and people's decisions.

It is read from the folder of the class, one result document at a time, and keeps no counterexample:
it stays small however large the class is.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from grader.grading.classfolder import ClassFolder, Handed, Override, Student

if TYPE_CHECKING:
    from collections.abc import Mapping

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckMark:
    """What one check gave one student, without its message and its counterexample."""

    name: str
    title: str
    status: str
    points: int
    max_points: int
    reason: str | None
    mistake: str | None


_FIELDS = tuple(field.name for field in fields(CheckMark))


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What one exercise gave one student.

    Args:
        slug: The exercise.
        status: As in the result document; `missing` where there is none.
        earned: What the grader gave.
        points: What counts: what a person decided, or else what the grader gave.
        max_points: What could be had.
        comment: What a person wrote about it.
        checks: What its checks gave.
        seconds: How long its grading took (seconds), 0 where nobody measured it.
    """

    slug: str
    status: str
    earned: int
    points: int
    max_points: int
    comment: str = ""
    checks: tuple[CheckMark, ...] = ()
    seconds: float = 0.0

    @property
    def is_overridden(self) -> bool:
        """Whether a person decided otherwise than the grader."""
        return self.points != self.earned


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One student of a class.

    Args:
        student: Who it is.
        is_graded: Whether there is a result document.
        handed: What collecting found.
        marks: One for each exercise of the class, in the order of the course.
        isolation: The name of the tier in which it was graded, "" if it was not.
        seconds: How long grading took (seconds).
    """

    student: Student
    is_graded: bool
    handed: Handed
    marks: tuple[Mark, ...]
    isolation: str = ""
    seconds: float = 0.0

    @property
    def points(self) -> int:
        """What counts, over all exercises."""
        return sum(mark.points for mark in self.marks)

    @property
    def max_points(self) -> int:
        """What could be had, over all exercises."""
        return sum(mark.max_points for mark in self.marks)

    @property
    def to_look_at(self) -> tuple[str, ...]:
        """Why a person should look at this one, a sentence each; mostly there is nothing."""
        found = list(self.handed.problems)
        for mark in self.marks:
            if mark.status == "error":
                found.append(f"{mark.slug}: the grader could not carry out a check")
            for check in mark.checks:
                why = LOOKED_AT.get(check.reason or "")
                if why is not None:
                    found.append(f"{mark.slug}: {why}")
                    break
        return tuple(found)


LOOKED_AT: Mapping[str, str] = {
    "forbidden": "it reaches for what no exercise needs",
    "malformed_answer": "its process answered what the grader did not ask",
    "ended_early": "its process ended before it answered",
}
"""Reasons that a person should see: seldom an honest mistake."""


@dataclass(frozen=True, kw_only=True)
class Gradebook:
    """The marks of a class.

    Args:
        folder: Where they are from.
        exercises: The exercises that were graded: slug to points.
        entries: The whole class, in the order of the roster.
    """

    folder: ClassFolder
    exercises: Mapping[str, int]
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, folder: ClassFolder) -> Gradebook:
        """Read the marks of a class from its folder."""
        overrides, handed, students = folder.overrides(), folder.handed(), folder.students()
        exercises: dict[str, int] = {}
        found = []
        for name in students:
            document = folder.result(name)
            found.append((name, document is not None, _marks_of(document), _of_document(document)))
            for mark in found[-1][2].values():
                exercises[mark.slug] = max(exercises.get(mark.slug, 0), mark.max_points)
        entries = [
            Entry(
                student=students[name],
                is_graded=is_graded,
                handed=handed.get(name, Handed(status="collected" if is_graded else "missing")),
                marks=tuple(
                    _decided(marks.get(slug) or _missing(slug, most), overrides.get((name, slug)))
                    for slug, most in exercises.items()
                ),
                isolation=isolation,
                seconds=seconds,
            )
            for name, is_graded, marks, (isolation, seconds) in found
        ]
        return cls(folder=folder, exercises=exercises, entries=tuple(entries))


def _marks_of(document: Document | None) -> dict[str, Mark]:
    seconds = (document or {}).get("timing", {}).get("exercises", {})
    return {
        each["slug"]: Mark(
            slug=sys.intern(each["slug"]),
            status=each["status"],
            earned=each["points"],
            points=each["points"],
            max_points=each["max_points"],
            checks=tuple(map(_check_of, each["checks"])),
            seconds=seconds.get(each["slug"], 0.0),
        )
        for each in (document or {}).get("exercises", ())
    }


def _check_of(check: Document) -> CheckMark:
    # The same few texts come again with every student: one copy of each does for a whole class.
    values: dict[str, Any] = {key: check[key] for key in _FIELDS}
    for key, value in values.items():
        if isinstance(value, str):
            values[key] = sys.intern(value)
    return CheckMark(**values)


def _of_document(document: Document | None) -> tuple[str, float]:
    if document is None:
        return "", 0.0
    return document["isolation"]["name"], document.get("timing", {}).get("seconds", 0.0)


def _missing(slug: str, most: int) -> Mark:
    return Mark(slug=slug, status="missing", earned=0, points=0, max_points=most)


def _decided(mark: Mark, override: Override | None) -> Mark:
    if override is None:
        return mark
    points = mark.earned if override.points is None else override.points
    return replace(mark, points=points, comment=override.comment)
