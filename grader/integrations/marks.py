"""What the tables for other tools have in common: which columns, and what stands in a cell.

A mark that nobody gave is a blank cell, never a 0: the student handed in nothing, or was not graded
yet. Who is to have 0 for it gets it from a person, in the other tool or by `threadlings override`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.grading.gradebook import Entry, Gradebook, Mark

TOTAL_TITLE = "threadlings"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of points.

    Args:
        title: Its heading.
        max_points: What can be had.
        slugs: The exercises it adds up.
    """

    title: str
    max_points: int
    slugs: tuple[str, ...]

    def points(self, entry: Entry) -> int | None:
        """Return a student's points in this column, None where nobody gave any."""
        given = [mark.points for mark in self.marks(entry) if mark.is_given]
        return sum(given) if given else None

    def marks(self, entry: Entry) -> Iterator[Mark]:
        """Yield a student's marks that this column adds up."""
        return (mark for mark in entry.marks if mark.slug in self.slugs)


@dataclass(frozen=True, kw_only=True)
class Export:
    """A file for another tool.

    Args:
        text: What stands in it.
        notes: What a person should know before importing it, a sentence each.
    """

    text: str
    notes: tuple[str, ...] = ()


def columns_of(book: Gradebook, *, total: str | None = None) -> tuple[Column, ...]:
    """Return a column for each exercise, or one for all of them.

    Args:
        book: The marks of the class.
        total: The heading of the one column, or None.
    """
    if total is None:
        return tuple(
            Column(title=slug, max_points=most, slugs=(slug,))
            for slug, most in book.exercises.items()
        )
    every = sum(book.exercises.values())
    return (Column(title=total, max_points=every, slugs=tuple(book.exercises)),)


def feedback_of(marks: Iterator[Mark], *, with_slugs: bool) -> str:
    """Return what a student is told about marks: comments, and the checks that failed."""
    lines = []
    for mark in marks:
        before = f"{mark.slug}: " if with_slugs else ""
        if mark.comment:
            lines.append(f"{before}{mark.comment}")
        if mark.status == "not_started":
            lines.append(f"{before}Not started.")
            continue
        failed = [check.title for check in mark.checks if check.status == "failed"]
        lines.extend(f"{before}Not passed: {title}." for title in failed)
    return "\n".join(lines)


def comments_of(entry: Entry) -> str:
    """Return what people wrote about a student's exercises, a line each."""
    return "\n".join(f"{mark.slug}: {mark.comment}" for mark in entry.marks if mark.comment)
