"""`threadlings feedback`: a page for each student."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.gradebook import counted, read_gradebook
from grader.cli.progress import Progress
from grader.course.names import near
from grader.errors import UserError
from grader.explain.words import plain
from grader.grading.classfolder import FEEDBACK

if TYPE_CHECKING:
    from grader.grading.gradebook import Gradebook

_BOTH = ("html", "md")


@click.command(short_help="Write a page for each student.")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option(
    "--student",
    "names",
    multiple=True,
    metavar="NAME",
    help="Whose page; may be given more than once. By default everybody's.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice((*_BOTH, "both")),
    default="both",
    show_default=True,
    help="HTML, Markdown, or both.",
)
def feedback(folder: Path, names: tuple[str, ...], kind: str) -> int:
    """Write what each student is told into DIR/feedback/, a page each.

    A page has the points, what people decided, and for each check that failed what happened, the
    execution that shows it, the rule and what to do next. It has nothing of any other student, no
    check's code and no solution.
    """
    from grader.integrations.pages.feedback import write_feedback

    gradebook = read_gradebook(folder)
    _check_names(gradebook, names)
    formats = _BOTH if kind == "both" else (kind,)
    pages, ungraded = 0, []
    with Progress("writing feedback") as progress:
        try:
            for written in write_feedback(gradebook, names=names, formats=formats):
                pages += 1
                progress.say(f"{pages} of {len(names) or len(gradebook.entries)}")
                if not written.entry.is_graded:
                    ungraded.append(written.entry.student.name)
        except OSError as error:
            place = folder / FEEDBACK
            msg = f"The pages cannot be written into {place}: {error.strerror or error}."
            raise UserError(msg, next_step=f"Make room for {place}, and type it again.") from error
    console.say(f"{counted(pages, 'student')}: pages in {folder / FEEDBACK}")
    if ungraded:
        console.say(f"Not graded, and their pages say so: {', '.join(map(plain, ungraded))}")
    return 0


def _check_names(gradebook: Gradebook, names: tuple[str, ...]) -> None:
    known = [entry.student.name for entry in gradebook.entries]
    for name in names:
        if name not in known:
            msg = f"There is no student {name!r} in {gradebook.folder.root}."
            hint = (
                near(name, map(plain, known))
                or "Students are called as their folders in submissions/ are."
            )
            raise UserError(msg, next_step=hint)
