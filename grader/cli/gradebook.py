"""Reading the marks of a class for a command that tells them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from grader.cli.progress import Progress
from grader.errors import UserError
from grader.grading.classfolder import ClassFolder
from grader.grading.gradebook import Gradebook

if TYPE_CHECKING:
    from pathlib import Path


def read_gradebook(folder: Path) -> Gradebook:
    """Return the gradebook of a class of which something was graded.

    Raises:
        UserError: There is no class, or nothing of it was graded.
    """
    with Progress(f"reading {folder}"):
        gradebook = Gradebook.read(ClassFolder.open(folder))
    if not any(entry.is_graded for entry in gradebook.entries):
        msg = f"Nothing in {folder} has been graded yet."
        raise UserError(msg, next_step=f"threadlings autograde {shlex.quote(str(folder))}")
    return gradebook


def counted(number: int, word: str) -> str:
    """Return a number of things: `1 student`, `12 students`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
