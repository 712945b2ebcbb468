"""`threadlings report`: what an instructor looks at first."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.gradebook import counted, read_gradebook
from grader.cli.progress import Progress
from grader.course import Catalogue
from grader.errors import UserError
from grader.explain.markup import safe
from grader.files import write_atomically

if TYPE_CHECKING:
    from grader.course import Exercise
    from grader.grading.gradebook import Gradebook

REPORT = "report.html"
_INSTALL = "pip install 'threadlings[report]'"


@click.command(short_help="Write a report of a class.")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"Where to; by default DIR/{REPORT}.",
)
@click.option(
    "--similar/--no-similar",
    default=None,
    help="Whether to look for similar submissions; by default where that can be done: it needs a "
    "clone of the course, and the package rapidfuzz.",
)
def report(folder: Path, out: Path | None, similar: bool | None) -> int:
    """Write a report of a class, for its instructor, as one HTML page.

    It has the spread of the points, the mistakes of the class by name, the hardest checks, and whom
    to look at by hand. It names students: keep it to yourself.
    """
    from grader.integrations.pages.report import report_html

    gradebook = read_gradebook(folder)
    title = f"threadlings: {folder.resolve().name}"
    text = report_html(gradebook, title=title, similar=_similar(gradebook, similar))
    path = out or folder / REPORT
    try:
        write_atomically(path, text)
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="--out FILE with another place") from error
    console.say(f"The report of {counted(len(gradebook.entries), 'student')}: {path}")
    return 0


def _similar(gradebook: Gradebook, wanted: bool | None) -> str:
    """Return what is said of similar submissions, empty where it is not to be said."""
    if wanted is False:
        return ""
    try:
        if importlib.util.find_spec("rapidfuzz") is None:
            msg = "Looking for similar submissions needs the package rapidfuzz."
            raise UserError(msg, next_step=_INSTALL)
        exercises = Catalogue.load().exercises
    except UserError as error:
        if wanted:
            raise
        console.note(f"Similar submissions were not looked for. {error.message}")
        if error.next_step:
            console.note(f"next:  {error.next_step}")
        words = f"{error.message} {error.next_step or ''}".strip()
        return f"<p>They were not looked for. {safe(words)}</p>"
    return _compared(gradebook, [each for each in exercises if each.slug in gradebook.exercises])


def _compared(gradebook: Gradebook, exercises: list[Exercise]) -> str:
    from grader.grading import Submission
    from grader.integrations.pages.similar import ALIKE, Similar, find_similar
    from grader.integrations.pages.similar_html import similar_html

    submissions = [Submission(name, path) for name, path in gradebook.folder.submissions()]
    found = Similar()
    with Progress("comparing submissions") as progress:
        for number, (exercise, so_far) in enumerate(find_similar(submissions, exercises), 1):
            progress.say(f"{number} of {len(exercises)} exercises, {exercise.slug}")
            found = so_far
    shown = {entry.student.name: entry.student.shown for entry in gradebook.entries}
    return similar_html(found, shown, alike=ALIKE)
