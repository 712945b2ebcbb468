"""`threadlings export`: the marks of a class in the forms of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli import console
from grader.cli.progress import Progress
from grader.errors import UserError
from grader.explain.words import plain
from grader.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.grading.gradebook import Entry, Gradebook
    from grader.integrations.marks import Export

Document = dict[str, Any]

TABLES = {"canvas": "canvas.csv", "moodle": "moodle.csv", "csv": "marks.csv", "junit": "junit.xml"}
"""The forms that are one file, and what it is called."""
FOLDERS = {"gradescope": "results.json", "classroom50": "result.json"}
"""The forms that are a file for each student, and what it is called."""
_ONE_COLUMN = ("canvas", "moodle")
_BOM = "\ufeff"
_MOST_NAMED = 5


@click.command(short_help="Export the marks of a class for another tool.")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["canvas", "moodle", "csv", "gradescope", "classroom50", "junit"]),
    required=True,
    help="The tool to export for.",
)
@click.option(
    "--out", metavar="FILE|FOLDER|-", help="Where to write; by default into DIR/exports. - prints."
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A gradebook exported from Canvas, to be filled in.",
)
@click.option("--total", is_flag=True, help="One column in all (canvas, moodle).")
@click.option("--title", metavar="TEXT", help="What that one column is called.")
@click.option("--bom", is_flag=True, help="Mark a CSV as UTF-8, as Excel wants it.")
def export(
    folder: Path,
    form: str,
    out: str | None,
    template: Path | None,
    total: bool,
    title: str | None,
    bom: bool,
) -> int:
    """Export the marks of a class, with what people decided instead (threadlings override).

    Who has no mark has a blank cell, never a 0 (in Moodle's file a dash, which is its blank);
    gradescope and classroom50, with a file for each student, leave them out.

    DIR is the folder of the class, the working directory by default.
    """
    from grader.grading.classfolder import EXPORTS, ClassFolder
    from grader.grading.gradebook import Gradebook
    from grader.integrations.marks import TOTAL_TITLE

    _check_options(form, out=out, template=template, total=total, title=title)
    heading = (title or TOTAL_TITLE) if total or title else None
    with Progress(f"exporting {folder}") as progress:
        book = Gradebook.read(ClassFolder.open(folder))
        if not any(entry.is_given for entry in book.entries):
            msg = f"Nothing in {folder} is graded yet."
            raise UserError(msg, next_step=f"threadlings autograde {folder}")
        if form in FOLDERS:
            place = Path(out) if out else folder / EXPORTS / form
            _write_each(book, form, place, progress)
            notes: tuple[str, ...] = ()
        else:
            made = _table(book, form, template=template, heading=heading)
            text, notes = (_BOM if bom else "") + made.text, made.notes
            if out == "-":
                click.echo(text.encode("utf-8"), nl=False)
            else:
                place = Path(out) if out else folder / EXPORTS / TABLES[form]
                _write(place, text)
    if out != "-":
        console.say(f"{place}: {len(book.entries)} students, {len(book.exercises)} exercises")
    left = "left blank" if form in ("canvas", "moodle", "csv") else "left out"
    for note in (*notes, *_about(book, left)):
        console.note(f"note:  {plain(note)}")
    return 0


def _check_options(
    form: str, *, out: str | None, template: Path | None, total: bool, title: str | None
) -> None:
    if template is not None and form != "canvas":
        msg = f"--template is a gradebook of Canvas; {form} has none."
        raise UserError(msg, next_step="threadlings export --format canvas --template FILE")
    if (total or title) and form not in _ONE_COLUMN:
        msg = f"{form} has no column for all exercises; {' and '.join(_ONE_COLUMN)} have."
        raise UserError(msg, next_step=f"threadlings export --format {form}")
    if out == "-" and form in FOLDERS:
        msg = f"{form} is a file for each student, which cannot all be printed."
        raise UserError(msg, next_step=f"threadlings export --format {form} --out FOLDER")


def _table(book: Gradebook, form: str, *, template: Path | None, heading: str | None) -> Export:
    from grader.integrations.canvas import render_canvas
    from grader.integrations.canvas_template import fill_canvas
    from grader.integrations.junit import render_class_junit
    from grader.integrations.marks import Export
    from grader.integrations.marks_csv import render_csv
    from grader.integrations.moodle import render_moodle

    if form == "canvas" and template is not None:
        return fill_canvas(book, template, total=heading)
    if form == "canvas":
        return render_canvas(book, total=heading)
    if form == "moodle":
        return render_moodle(book, total=heading)
    if form == "csv":
        return render_csv(book)
    return Export(text=render_class_junit(document for _, document in _documents(book)))


def _documents(book: Gradebook) -> Iterator[tuple[Entry, Document]]:
    """Yield who has a mark, with their result document and what people decided in it."""
    from grader.integrations.rows import decided

    for entry in book.entries:
        if entry.is_given:
            graded = book.folder.result(entry.student.name) if entry.is_graded else None
            yield entry, decided(graded, entry)


def _write_each(book: Gradebook, form: str, place: Path, progress: Progress) -> None:
    from grader.explain.words import json_text

    render = _renderer(book, form)
    for number, (entry, document) in enumerate(_documents(book), start=1):
        progress.say(f"{number} of {len(book.entries)}")
        path = place / entry.student.name / FOLDERS[form]
        _write(path, json_text(render(entry, document)))


def _renderer(book: Gradebook, form: str) -> Callable[[Entry, Document], Document]:
    from grader.integrations.classroom50 import Place, render_classroom50
    from grader.integrations.gradescope import render_gradescope

    if form == "gradescope":
        return lambda _, document: render_gradescope(document)
    classroom = book.folder.root.resolve().name or Place.classroom

    def render(entry: Entry, document: Document) -> Document:
        owner = entry.student.github or entry.student.name
        place = Place(classroom=classroom, owner=owner, datetime=entry.handed.submitted)
        return render_classroom50(document, place=place)

    return render


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text)
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="--out with another place") from error


def _about(book: Gradebook, left: str) -> Iterator[str]:
    """Yield what a person should know of these marks, whatever the form.

    Args:
        book: The marks of the class.
        left: What became of those without a mark.
    """
    blank = [entry.student.name for entry in book.entries if not entry.is_given]
    if blank:
        yield f"{len(blank)} without any mark, {left}: {_named(blank)}"
    look = [entry.student.name for entry in book.entries if entry.to_look_at]
    if look:
        yield f"{len(look)} to look at (--format csv says why): {_named(look)}"
    for override in book.idle:
        yield (
            f"overrides.csv: {override.student}, {override.exercise} is in nobody's marks; it "
            "changes nothing."
        )


def _named(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" ..." if len(names) > _MOST_NAMED else "")
