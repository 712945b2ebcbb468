"""`--chapters A,B` and `--exercises a,b`, the same for all who take some of the course."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from grader.errors import UserError

if TYPE_CHECKING:
    from grader.course import Catalogue, Exercise

Command = TypeVar("Command", bound=Callable[..., Any])


def some_exercises(command: Command) -> Command:
    """Give a command the options `chapters` and `exercises`, for `chosen`."""
    for name, metavar, what in (
        ("--exercises", "a,b", "These exercises; with --chapters, these too."),
        ("--chapters", "A,B", "The exercises of these chapters only, as first_steps."),
    ):
        command = click.option(name, metavar=metavar, help=what)(command)
    return command


def chosen(
    catalogue: Catalogue, *, chapters: str | None, exercises: str | None
) -> tuple[Exercise, ...]:
    """Return the exercises that were asked for, all where nothing was, in the course's order.

    Args:
        catalogue: The course.
        chapters: Names with commas between, or None.
        exercises: Names with commas between, or None.

    Raises:
        UserError: There is no such chapter or exercise, or nothing stands between the commas.
    """
    return catalogue.choose(chapters=_names(chapters), slugs=_names(exercises))


def _names(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        msg = "No exercise was named."
        raise UserError(msg, next_step="threadlings list   shows all exercises.")
    return names
