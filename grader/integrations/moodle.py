"""The CSV that Moodle's gradebook imports: Grades > Import > CSV file.

Source: moodle/moodle, `grade/import/csv/classes/load_data.php`. Two things follow from it. A blank
cell becomes 0 in a grade item that the import makes; the dash that Moodle's own export writes does
not, in any item, so it stands where nobody gave a mark. And a row with a blank address counts for
the student of the row above: such a cell says that the address is unknown, at which the import
stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.grading.classfolder import ROSTER
from grader.grading.spreadsheet import Cell, csv_text
from grader.integrations.marks import Column, Export, columns_of, feedback_of

if TYPE_CHECKING:
    from grader.grading.gradebook import Entry, Gradebook

NO_MARK = "-"
_MOST_POINTS = 100
_KEYS = {"Email address": "email", "ID number": "id"}


def render_moodle(book: Gradebook, *, total: str | None = None) -> Export:
    """Return the marks of a class as Moodle imports them: points and feedback of each exercise.

    Args:
        book: The marks of the class.
        total: The heading of one column for all exercises, or None: a column each.

    Raises:
        UserError: The roster gives neither addresses nor ID numbers.
    """
    keys = {
        heading: field
        for heading, field in _KEYS.items()
        if any(getattr(entry.student, field) for entry in book.entries)
    }
    if not keys:
        path = book.folder.root / ROSTER
        msg = f"Moodle knows people by email address or ID number, and {path} gives neither."
        step = f"Give {path} the columns name,full_name,email,id, and type the same again."
        raise UserError(msg, next_step=step)
    columns = columns_of(book, total=total)
    points = [cell for each in columns for cell in (each.title, f"{each.title} (feedback)")]
    rows = [_row(entry, columns, tuple(keys.values())) for entry in book.entries]
    text = csv_text([(*keys, "Full name", *points), *rows])
    return Export(text=text, notes=(*_unknown(book, keys), *_too_many(columns)))


def _row(entry: Entry, columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Cell, ...]:
    cells: list[Cell] = [
        getattr(entry.student, key) or f"unknown ({entry.student.name})" for key in keys
    ]
    cells.append(entry.student.shown)
    for column in columns:
        points = column.points(entry)
        cells.append(NO_MARK if points is None else points)
        cells.append(feedback_of(column.marks(entry), with_slugs=len(column.slugs) > 1))
    return tuple(cells)


def _unknown(book: Gradebook, keys: dict[str, str]) -> list[str]:
    found = []
    for heading, field in keys.items():
        lacking = [each.student.name for each in book.entries if not getattr(each.student, field)]
        if lacking:
            found.append(
                f"{len(lacking)} without {heading}, at whom Moodle's import stops if it goes by "
                f"that column: {', '.join(lacking[:5])}{' ...' if len(lacking) > 5 else ''}"
            )
    return found


def _too_many(columns: tuple[Column, ...]) -> list[str]:
    return [
        f"{each.title} has {each.max_points} points; Moodle takes more than {_MOST_POINTS} only "
        "where its administrator allows it (unlimitedgrades)."
        for each in columns
        if each.max_points > _MOST_POINTS
    ]
