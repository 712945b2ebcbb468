"""What helps while working: `hint`, `reset`, `solution`."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.clone import Clone, find_clone
from grader.errors import UserError
from grader.explain.text import DIM, paint
from grader.explain.words import plain

if TYPE_CHECKING:
    from grader.course import Exercise


@click.command(short_help="Show one more hint.")
@click.argument("slug")
def hint(slug: str) -> int:
    """Show the hints of an exercise seen so far, and one more each time."""
    clone = find_clone()
    exercise = clone.catalogue.get(slug)
    total = len(exercise.hints)
    shown = min(clone.state.hints_shown(exercise.slug) + 1, total)
    clone.state.show_hints(exercise.slug, shown)
    for number, text in enumerate(exercise.hints[:shown], start=1):
        console.say(
            textwrap.fill(f"{number}. {plain(text)}", console.width(), subsequent_indent="   ")
        )
    left = total - shown
    if left:
        console.say(f"next:  threadlings hint {exercise.slug}   ({left} more)")
    else:
        console.say(f"That was the last hint. Read on in {_inside(clone, exercise)}.")
    return 0


@click.command(short_help="Put an exercise back as it was given.")
@click.argument("slug")
def reset(slug: str) -> int:
    """Put an exercise's file back as it was given; yours is kept in .threadlings/backup/."""
    clone = find_clone()
    exercise = clone.catalogue.get(slug)
    path = exercise.stub
    pristine = clone.state.pristine(path)
    if path.exists():
        if path.read_bytes() == pristine:
            console.say(f"{path.name} is as it was given; nothing to reset.")
            return 0
        copy = clone.state.back_up(path, exercise.slug)
        console.say(f"Your file is kept:  {copy}")
    path.write_bytes(pristine)
    console.say(f"{path.name} is as it was given.  next:  threadlings check {exercise.slug}")
    return 0


@click.command(short_help="Show the solution of a solved exercise.")
@click.argument("slug")
@click.option("--anyway", is_flag=True, help="Also when the exercise is not solved yet.")
def solution(slug: str, anyway: bool) -> int:
    """Show the reference solution of an exercise you have solved, and others that are right too."""
    clone = find_clone()
    exercise = clone.catalogue.get(slug)
    if not anyway and not clone.solved(exercise):
        msg = f"{exercise.slug} is not solved yet."
        raise UserError(
            msg,
            next_step=(
                f"threadlings hint {exercise.slug}   (or add --anyway to see it all the same)"
            ),
        )
    solutions = clone.catalogue.solutions(exercise)
    for number, path in enumerate((solutions.reference, *solutions.variants)):
        if number:
            console.say()
        title = "The reference" if not number else f"Right as well: {path.stem}"
        console.say(paint(f"# {title}", DIM, color=console.color()))
        console.say(path.read_text(encoding="utf-8").rstrip())
    return 0


def _inside(clone: Clone, exercise: Exercise) -> str:
    return exercise.readme.relative_to(clone.root).as_posix()
