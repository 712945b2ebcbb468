"""A gradebook exported from Canvas, filled in: its students, its assignments, its ids.

Every cell that is not filled in is given back as it came, headings and other people's marks
included; a student without a mark keeps the cell they have in Canvas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.grading.spreadsheet import csv_text, read_table
from grader.integrations.canvas import POINTS_POSSIBLE, is_computed
from grader.integrations.marks import Column, Export, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from grader.grading.classfolder import Student
    from grader.grading.gradebook import Entry, Gradebook

_ASSIGNMENT = re.compile(r"(?P<title>.*?)\s*\((?P<id>\d+)\)\s*", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_MOST_NAMED = 5


def fill_canvas(book: Gradebook, template: Path, *, total: str | None = None) -> Export:
    """Return a gradebook of Canvas with the marks of a class in it.

    An assignment is an exercise's if its title is the slug, or has the slug in it as words.

    Args:
        book: The marks of the class.
        template: The CSV that Canvas exported.
        total: The title of one assignment for all exercises, or None: an assignment each.

    Raises:
        UserError: It is no gradebook of Canvas, or no assignment in it is one of ours.
    """
    table = read_table(template)
    rows = [list(cells) for _, cells in table.rows]
    heading = rows[0] if rows else []
    if not any(cell.strip() == "Student" for cell in heading[:1]) or "ID" not in heading[:3]:
        msg = (
            f"{template} is no gradebook exported from Canvas: it does not begin with Student, ID."
        )
        step = "In Canvas: Grades > Export > Export Entire Gradebook, and give that file."
        raise UserError(msg, next_step=step)
    wanted = columns_of(book, total=total)
    places = _places(heading, wanted)
    if not places:
        titles = ", ".join(each.title for each in wanted[:_MOST_NAMED])
        msg = f"No assignment in {template} is called like an exercise ({titles})."
        step = "Give the assignments in Canvas these names, or use  --total --title TITLE"
        raise UserError(msg, next_step=step)
    notes = [*_without_column(wanted, places)]
    found = _Students.of(book.entries)
    filled = set()
    for row in rows[1:]:
        row.extend([""] * (len(heading) - len(row)))
        if POINTS_POSSIBLE in row[0]:
            notes.extend(_fill_points(row, places))
            continue
        entry = found.of_row(dict(zip(heading, row, strict=False)))
        if entry is not None:
            filled.add(entry.student.name)
            _fill(row, places, entry)
    left = [each.student.name for each in book.entries if each.student.name not in filled]
    if left:
        notes.append(f"{len(left)} of the class not found in {template.name}: {_named(left)}")
    return Export(text=csv_text(rows, separator=table.separator, as_it_is=True), notes=tuple(notes))


@dataclass(frozen=True)
class _Students:
    """The class by everything a row of Canvas may know somebody by; nobody by what two share."""

    by_key: Mapping[tuple[str, str], Entry | None]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> _Students:
        found: dict[tuple[str, str], Entry | None] = {}
        for entry in entries:
            for key in set(_keys(entry.student)):
                found[key] = None if key in found else entry
        return cls(found)

    def of_row(self, row: Mapping[str, str]) -> Entry | None:
        """Return the student a row is about, the surest sign first."""
        signs = [
            *(("id", row.get(column, "")) for column in ("SIS User ID", "ID", "Integration ID")),
            ("login", row.get("SIS Login ID", "")),
            ("full name", row.get("Student", "")),
        ]
        for kind, value in signs:
            entry = self.by_key.get((kind, _plain(value))) if value.strip() else None
            if entry is not None:
                return entry
        return None


def _keys(student: Student) -> Iterator[tuple[str, str]]:
    if student.id:
        yield "id", _plain(student.id)
    for login in (student.name, student.email, student.email.partition("@")[0], student.github):
        if login:
            yield "login", _plain(login)
    if student.full_name:
        yield "full name", _plain(student.full_name)


def _plain(value: str) -> str:
    """Return a name without what differs from list to list: case, blanks, `Last, First`."""
    last, comma, first = value.partition(",")
    whole = f"{first} {last}" if comma else value
    return " ".join(whole.casefold().split())


def _places(heading: list[str], columns: tuple[Column, ...]) -> dict[int, Column]:
    """Return which column of Canvas is which of ours; an equal title comes before a longer one."""
    titles = {}
    for place, cell in enumerate(heading):
        match = _ASSIGNMENT.fullmatch(cell)
        if match and not is_computed(cell):
            titles[place] = _words(match["title"])
    found: dict[int, Column] = {}
    for fits in (_is_equal, _is_within):
        for column in columns:
            near = [
                place
                for place, title in titles.items()
                if place not in found and fits(_words(column.title), title)
            ]
            if column not in found.values() and len(near) == 1:
                found[near[0]] = column
    return found


def _words(title: str) -> str:
    """Return the words of a title, each between blanks."""
    return f" {' '.join(_WORD.findall(title.casefold()))} "


def _is_equal(ours: str, theirs: str) -> bool:
    return ours == theirs


def _is_within(ours: str, theirs: str) -> bool:
    return ours in theirs


def _fill(row: list[str], places: Mapping[int, Column], entry: Entry) -> None:
    for place, column in places.items():
        points = column.points(entry)
        if points is not None:
            row[place] = str(points)


def _fill_points(row: list[str], places: Mapping[int, Column]) -> Iterator[str]:
    for place, column in places.items():
        said = row[place].strip()
        if not said:
            row[place] = str(column.max_points)
        elif not re.fullmatch(rf"{column.max_points}([.,]0+)?", said):
            yield f"{column.title} has {column.max_points} points here and {said} in Canvas."


def _without_column(wanted: tuple[Column, ...], places: Mapping[int, Column]) -> Iterator[str]:
    lacking = [each.title for each in wanted if each not in places.values()]
    if lacking:
        yield f"Not exactly one assignment in Canvas for {len(lacking)} of them: {_named(lacking)}"


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" ..." if len(names) > _MOST_NAMED else "")
