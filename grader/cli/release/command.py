"""The command `threadlings release`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import grader
from grader.cli import console
from grader.cli.choosing import chosen, some_exercises
from grader.cli.clone import find_clone
from grader.cli.progress import Progress
from grader.cli.release import course, package, repository, template
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.course import Exercise

NONE, ALL = "none", "all"


@click.command(short_help="Make a repository for students.")
@click.argument("out", type=click.Path(path_type=Path))
@some_exercises
@click.option(
    "--checks",
    type=click.Choice([NONE, ALL]),
    default=NONE,
    show_default=True,
    help="Whether students get the hidden checks of these exercises.",
)
@click.option(
    "--git/--no-git",
    "with_git",
    default=None,
    help="Make it a git repository with one commit; by default where there is git.",
)
def release(
    out: Path,
    chapters: str | None,
    exercises: str | None,
    checks: str,
    with_git: bool | None,
) -> int:
    """Make a repository for students in OUT, a new or empty folder.

    It holds the exercises as the course gave them, the commands that students use, and neither
    solutions nor mistakes. Without the hidden checks `check` runs an exercise's visible test and
    gives no points; with them it gives what your grader gives, and students can read them.
    """
    clone = find_clone()
    repository.check_place(out, course=clone.root)
    wants_git = repository.has_git() if with_git is None else with_git
    if wants_git and not repository.has_git():
        msg = "There is no git on this machine, or not on its PATH."
        raise UserError(msg, next_step=f"threadlings release {out} --no-git")
    wanted = chosen(clone.catalogue, chapters=chapters, exercises=exercises)
    with Progress("releasing") as progress:
        progress.say(f"{len(wanted)} exercises ...")
        gathered = course.gather(clone, wanted, with_checks=checks == ALL)
        files = {
            **gathered.files,
            **package.gather(wanted, with_checks=checks == ALL),
            **template.gather(_values(wanted, checks)),
        }
        if not wants_git:
            files |= course.as_kept(clone, wanted, files)
        repository.write(out, files)
        made = repository.commit(out) if wants_git else None
    for note in gathered.notes:
        console.note(f"note: {note}")
    console.say(_told(out, files=len(files), exercises=len(wanted), checks=checks, commit=made))
    return 0


def _values(exercises: Sequence[Exercise], checks: str) -> dict[str, str]:
    """Return what names in the template stand for."""
    first = exercises[0]
    return {
        "CHECKS": checks,
        "VERSION": grader.__version__,
        "COUNT": f"{len(exercises)} exercises" if len(exercises) > 1 else "One exercise",
        "FIRST": first.slug,
        "FIRST_FOLDER": f"exercises/{first.folder.parent.name}/{first.folder.name}",
        "FIRST_MODULE": first.module,
        "SLUGS": " ".join(each.slug for each in exercises),
    }


def _told(out: Path, *, files: int, exercises: int, checks: str, commit: str | None) -> str:
    held = "with their checks" if checks == ALL else "without checks and solutions"
    lines = [f"{out}: {exercises} exercises {held}, {files} files."]
    if commit is not None:
        lines.append(f"One commit, {commit[:12]}, on the branch {repository.BRANCH}.")
    if checks == ALL:
        lines.append("Students can read the checks: release them for practice, not for marks.")
    lines.append(f"try it:  cd {out} && python3 -m grader")
    return "\n".join(lines)
