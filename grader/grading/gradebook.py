"""The gradebook: what each student of a class has, the grader's marks and people's decisions.

It is read from the folder of the class, one result document at a time, and keeps no counterexample:
it stays small however large the class is.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from grader.grading.classfolder import COLLECTED, ClassFolder, Handed, Override, Student

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
        is_decided: Whether the points are a person's, be they the grader's, too.
        checks: What its checks gave.
        seconds: How long its grading took (seconds), 0 where nobody measured it.
    """

    slug: str
    status: str
    earned: int
    points: int
    max_points: int
    comment: str = ""
    is_decided: bool = False
    checks: tuple[CheckMark, ...] = ()
    seconds: float = 0.0

    @property
    def is_given(self) -> bool:
        """Whether there is a mark at all: the grader's or a person's."""
        return self.is_decided or self.status != "missing"

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
        problems: What is wrong with the files about this student, a sentence each.
    """

    student: Student
    is_graded: bool
    handed: Handed
    marks: tuple[Mark, ...]
    isolation: str = ""
    seconds: float = 0.0
    problems: tuple[str, ...] = ()

    @property
    def is_given(self) -> bool:
        """Whether there is any mark."""
        return any(mark.is_given for mark in self.marks)

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
        found = [*self.problems, *self.handed.problems]
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
        idle: What people decided of students or exercises that are not in the class.
    """

    folder: ClassFolder
    exercises: Mapping[str, int]
    entries: tuple[Entry, ...]
    idle: tuple[Override, ...] = ()

    @classmethod
    def read(cls, folder: ClassFolder) -> Gradebook:
        """Read the marks of a class from its folder.

        A result document that cannot be read counts as none; the student's entry says so.

        Raises:
            UserError: The roster or the overrides cannot be read.
        """
        overrides, handed, students = folder.overrides(), folder.handed(), folder.students()
        graded = {name: _read(folder, name) for name in students}
        exercises: dict[str, int] = {}
        for one in graded.values():
            for mark in one.marks.values():
                exercises[mark.slug] = max(exercises.get(mark.slug, 0), mark.max_points)
        problems = _problems(folder)
        entries = [
            Entry(
                student=students[name],
                is_graded=one.is_graded,
                handed=handed.get(name, Handed(status="collected" if one.is_graded else "missing")),
                marks=tuple(
                    _decided(
                        one.marks.get(slug) or _missing(slug, most), overrides.get((name, slug))
                    )
                    for slug, most in exercises.items()
                ),
                isolation=one.isolation,
                seconds=one.seconds,
                problems=(*problems.get(name, ()), *one.problems),
            )
            for name, one in graded.items()
        ]
        idle = [each for each in overrides.values() if not _applies(each, students, exercises)]
        return cls(folder=folder, exercises=exercises, entries=tuple(entries), idle=tuple(idle))


@dataclass(frozen=True, kw_only=True)
class _Graded:
    """What a student's result document says, of which only this much is kept."""

    is_graded: bool = False
    marks: Mapping[str, Mark] = field(default_factory=dict)
    isolation: str = ""
    seconds: float = 0.0
    problems: tuple[str, ...] = ()


def _read(folder: ClassFolder, name: str) -> _Graded:
    path = folder.result_path(name)
    document = folder.result(name)
    if document is None and not folder.is_broken(path):
        return _Graded()
    try:
        return _graded(document or {})
    except (KeyError, TypeError, AttributeError, ValueError):
        place = path.relative_to(folder.root).as_posix()
        return _Graded(problems=(f"{place} cannot be read: grade it again",))


def _graded(document: Document) -> _Graded:
    timing = document.get("timing", {})
    marks = [_mark(each, timing.get("exercises", {})) for each in _items(document["exercises"])]
    return _Graded(
        is_graded=True,
        marks={mark.slug: mark for mark in marks},
        isolation=_text(document["isolation"]["name"]),
        seconds=float(timing.get("seconds", 0.0)),
    )


def _mark(document: Document, seconds: Mapping[str, float]) -> Mark:
    points = _whole(document["points"])
    return Mark(
        slug=_text(document["slug"]),
        status=_text(document["status"]),
        earned=points,
        points=points,
        max_points=_whole(document["max_points"]),
        checks=tuple(map(_check, _items(document["checks"]))),
        seconds=float(seconds.get(document["slug"], 0.0)),
    )


def _check(document: Document) -> CheckMark:
    reason, mistake = document["reason"], document["mistake"]
    return CheckMark(
        name=_text(document["name"]),
        title=_text(document["title"]),
        status=_text(document["status"]),
        points=_whole(document["points"]),
        max_points=_whole(document["max_points"]),
        reason=None if reason is None else _text(reason),
        mistake=None if mistake is None else _text(mistake),
    )


def _items(value: object) -> list[Document]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return sys.intern(value)  # the same few texts come again with every student


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _problems(folder: ClassFolder) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with the folder itself, by the student it concerns."""
    found: dict[str, tuple[str, ...]] = {
        name: (f"handed in more than once ({', '.join(paths)}); {paths[0]} counts",)
        for name, paths in folder.doubles().items()
    }
    if folder.is_broken(folder.root / COLLECTED):
        told = f"{COLLECTED} cannot be read: nobody knows when it was handed in"
        return {name: (*found.get(name, ()), told) for name in folder.students()}
    return found


def _applies(
    override: Override, students: Mapping[str, Student], exercises: Mapping[str, int]
) -> bool:
    return override.student in students and (override.exercise in exercises or not exercises)


def _missing(slug: str, most: int) -> Mark:
    return Mark(slug=slug, status="missing", earned=0, points=0, max_points=most)


def _decided(mark: Mark, override: Override | None) -> Mark:
    if override is None:
        return mark
    if override.points is None:
        return replace(mark, comment=override.comment)
    return replace(mark, points=override.points, comment=override.comment, is_decided=True)
