"""The CSV that Canvas' gradebook imports.

Without a template Canvas finds students by the school's id, then by login, then by name, and offers
to make an assignment for each column; with one, see `canvas_template`.

Source: instructure/canvas-lms, `lib/gradebook_importer.rb` and `lib/gradebook_exporter.rb`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.grading.spreadsheet import Cell, csv_text
from grader.integrations.marks import Export, columns_of

if TYPE_CHECKING:
    from grader.grading.classfolder import Student
    from grader.grading.gradebook import Gradebook

HEADING = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "Points Possible"
# Columns that Canvas works out itself, and leaves out when it imports.
_COMPUTED = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)", re.I)


def render_canvas(book: Gradebook, *, total: str | None = None) -> Export:
    """Return the marks of a class as Canvas imports them.

    Args:
        book: The marks of the class.
        total: The heading of one column for all exercises, or None: a column each.

    Raises:
        UserError: Canvas would leave out a column of that heading.
    """
    if total is not None and (is_computed(total) or total in HEADING):
        msg = f"Canvas would leave out a column called {total!r}: it has one of its own."
        raise UserError(msg, next_step="--title TEXT  with another name for the assignment")
    columns = columns_of(book, total=total)
    blank = ("",) * (len(HEADING) - 1)
    rows: list[tuple[Cell, ...]] = [
        (*HEADING, *(each.title for each in columns)),
        (f"    {POINTS_POSSIBLE}", *blank, *(each.max_points for each in columns)),
    ]
    for entry in book.entries:
        student = entry.student
        rows.append(
            (
                *(_name(student), "", student.id, student.email or student.name, ""),
                *(each.points(entry) for each in columns),
            )
        )
    return Export(text=csv_text(rows))


def is_computed(heading: str) -> bool:
    """Whether a heading is one that Canvas keeps for its own sums."""
    return _COMPUTED.search(heading) is not None


def _name(student: Student) -> str:
    """Return the name, but for one that Canvas would take for the row of points."""
    return student.shown.replace(POINTS_POSSIBLE, POINTS_POSSIBLE.replace(" ", "_"))
