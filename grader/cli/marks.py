"""`threadlings marks`: the table of a class, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.progress import Progress
from grader.errors import UserError
from grader.explain.text import BOLD, paint
from grader.explain.words import cells, pad, plain, shortened

if TYPE_CHECKING:
    from grader.grading.gradebook import Entry, Gradebook
    from grader.integrations.marks import Column

_LONGEST_NAME = 28
_BETWEEN = "  "
_LOOK = "to look at"


@click.command(short_help="Show the marks of a class.")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
def marks(folder: Path) -> int:
    """Show the marks of a class, with what people decided instead (marked *).

    A column for each exercise where the terminal has room for them, else for each chapter, else the
    sum alone. A dash is a mark that nobody gave.
    """
    from grader.grading.classfolder import ClassFolder
    from grader.grading.gradebook import Gradebook

    with Progress(f"reading {folder}"):
        book = Gradebook.read(ClassFolder.open(folder))
    if not book.exercises:
        msg = f"Nothing in {folder} is graded yet."
        raise UserError(msg, next_step=f"threadlings autograde {folder}")
    console.say(render_table(book, width=console.width(), color=console.color()))
    _sum_up(book)
    return 0


def render_table(book: Gradebook, *, width: int, color: bool = False) -> str:
    """Return the table of a class, as fine as the terminal has room for.

    Args:
        book: The marks of the class.
        width: Columns of the terminal.
        color: Whether colours may be used.
    """
    from grader.integrations.marks import columns_of

    (total,) = columns_of(book, total="points")
    for columns in (columns_of(book), _chapters(book), ()):
        lines = _lines(book, (*columns, total))
        if not columns or max(map(cells, lines)) <= width:
            break
    lines[0] = paint(lines[0], BOLD, color=color)
    return "\n".join(lines)


def _chapters(book: Gradebook) -> tuple[Column, ...]:
    """Return a column for each chapter; none where the course is not at hand."""
    from grader.course import Catalogue
    from grader.integrations.marks import Column

    try:
        chapters = {each.slug: each.chapter for each in Catalogue.load(None).exercises}
    except UserError:
        return ()
    found: dict[str, list[str]] = {}
    order = {slug: place for place, slug in enumerate(chapters)}
    for slug in sorted(book.exercises, key=lambda each: order.get(each, len(order))):
        found.setdefault(chapters.get(slug, "other"), []).append(slug)
    return tuple(
        Column(title=name, max_points=sum(book.exercises[slug] for slug in slugs), slugs=(*slugs,))
        for name, slugs in found.items()
    )


def _lines(book: Gradebook, columns: tuple[Column, ...]) -> list[str]:
    rows = [("name", *(column.title for column in columns), _LOOK)]
    rows += [_row(entry, columns) for entry in book.entries]
    widths = [max(cells(row[place]) for row in rows) for place in range(len(rows[0]))]
    last = len(widths) - 1
    return [
        _BETWEEN.join(
            pad(cell, size) if place in (0, last) else " " * (size - cells(cell)) + cell
            for place, (cell, size) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _row(entry: Entry, columns: tuple[Column, ...]) -> tuple[str, ...]:
    points = []
    for column in columns:
        given = column.points(entry)
        decided = any(mark.is_decided for mark in column.marks(entry))
        text = "-" if given is None else f"{given}/{column.max_points}"
        points.append(f"{text}*" if decided else text)
    look = len(entry.to_look_at)
    name = shortened(plain(entry.student.name), _LONGEST_NAME)
    return (name, *points, str(look) if look else "")


def _sum_up(book: Gradebook) -> None:
    graded = [entry for entry in book.entries if entry.is_graded]
    console.say()
    console.say(f"{len(graded)} of {len(book.entries)} graded, {len(book.exercises)} exercises")
    for entry in book.entries:
        for why in entry.to_look_at:
            console.say(f"look at {plain(entry.student.name)}: {plain(why)}")
