"""`threadlings nbgrader`: the course as nbgrader's assignments, and marks in its gradebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.choosing import chosen, some_exercises
from grader.cli.clone import find_clone
from grader.cli.progress import Progress
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.grading.gradebook import Gradebook

DATABASE = "sqlite:///gradebook.db"


@click.group(short_help="nbgrader: write its assignments, fill its gradebook.")
def nbgrader() -> None:
    """The exercises as nbgrader's assignments, and marks in nbgrader's gradebook."""


@nbgrader.command(short_help="Write the exercises as assignments of an nbgrader course.")
@click.argument("out", type=click.Path(path_type=Path))
@some_exercises
def build(out: Path, chapters: str | None, exercises: str | None) -> int:
    """Write the exercises as assignments into the folder of an nbgrader course.

    Each exercise becomes an assignment with one notebook, both called as the exercise is, in
    OUT/source. What was built before is written anew; OUT/nbgrader_config.py is left alone where
    there is one.
    """
    from grader.integrations.nbgrader import course

    if out.exists() and not out.is_dir():
        msg = f"{out} is a file, not the folder of a course."
        raise UserError(msg, next_step="threadlings nbgrader build FOLDER")
    clone = find_clone()
    wanted = chosen(clone.catalogue, chapters=chapters, exercises=exercises)
    with Progress("writing assignments") as progress:
        for number, (exercise, _) in enumerate(
            course.write_assignments(wanted, clone.catalogue, out), start=1
        ):
            progress.say(f"{number}/{len(wanted)}  {exercise.slug}")
        is_new = course.write_config(out)
    plural = "" if len(wanted) == 1 else "s"
    console.say(f"{len(wanted)} assignment{plural} written in {out / course.SOURCE}")
    if not is_new and course.LINES.split("\n")[0] not in _text(out / course.CONFIG):
        console.say(f"\n{out / course.CONFIG} was there. It needs these lines:\n\n{course.LINES}")
    first = wanted[0].slug
    console.say(f"next:  cd {out} && nbgrader generate_assignment {first}")
    return 0


@nbgrader.command(short_help="Record the marks of a class in nbgrader's gradebook.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--db",
    "url",
    metavar="URL",
    default=DATABASE,
    show_default=True,
    help="nbgrader's database; any URL that SQLAlchemy takes.",
)
def record(folder: Path, url: str) -> int:
    """Record the marks of the class in DIR in nbgrader's gradebook.

    Each exercise is an assignment, each check a cell of it. What people decided in DIR is
    recorded as manual scores. Recording again brings the gradebook up to date; what people
    decided in nbgrader alone is kept.
    """
    from grader.grading import gradebook as marks
    from grader.grading.classfolder import ClassFolder

    gradebook = marks.Gradebook.read(ClassFolder.open(folder))
    if not gradebook.exercises:
        msg = f"Nobody in {folder} was graded yet, so there is nothing to record."
        raise UserError(msg, next_step=f"threadlings autograde {folder}")
    record_in(url, gradebook)
    console.note(
        "nbgrader's pages list the assignments that lie in its course's source folder:  "
        "threadlings nbgrader build COURSE"
    )
    return 0


def record_in(url: str, gradebook: Gradebook) -> None:
    """Record the marks of a class in nbgrader's gradebook, and say how many there were.

    Args:
        url: nbgrader's database.
        gradebook: The marks.
    """
    from grader.integrations.nbgrader.recording import record as record_marks

    with Progress("recording marks") as progress:
        done = record_marks(gradebook, url=url, on_assignment=progress.say)
    console.say(
        f"{done.submissions} submissions of {done.students} students to {done.assignments} "
        f"assignments recorded."
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
