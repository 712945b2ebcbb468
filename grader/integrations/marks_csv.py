"""The marks of a class as a table for people and their own scripts: one row a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.grading.spreadsheet import Cell, csv_text
from grader.integrations.marks import Export, columns_of, comments_of

if TYPE_CHECKING:
    from grader.grading.gradebook import Entry, Gradebook

_BEFORE = ("name", "full_name", "email", "id")
_AFTER = ("total", "max", "late", "comment", "needs a look")


def render_csv(book: Gradebook) -> Export:
    """Return the marks of a class as CSV.

    `late` is the time after the deadline, as 1d 2:30 (days, hours, minutes).

    Args:
        book: The marks of the class.
    """
    heading = (*_BEFORE, *book.exercises, *_AFTER)
    return Export(text=csv_text([heading, *(_row(book, entry) for entry in book.entries)]))


def _row(book: Gradebook, entry: Entry) -> tuple[Cell, ...]:
    student = entry.student
    (total,) = columns_of(book, total="total")
    return (
        *(student.name, student.full_name, student.email, student.id),
        *(mark.points if mark.is_given else None for mark in entry.marks),
        *(total.points(entry), total.max_points, late_text(entry.handed.late_seconds)),
        *(comments_of(entry), "\n".join(entry.to_look_at)),
    )


def late_text(seconds: int) -> str:
    """Return how late something is, "" where it is not."""
    if seconds <= 0:
        return ""
    minutes = max(1, seconds // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    return f"{days}d {hours}:{rest:02}" if days else f"{hours}:{rest:02}"
