"""What `threadlings` alone shows: how far you are, and what comes next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grader.cli import console
from grader.cli.clone import Clone, find_clone
from grader.explain.text import BOLD, paint

if TYPE_CHECKING:
    from grader.course import Exercise

_BAR = 30


def show_home() -> int:
    """Show the progress and the next exercise; on a terminal, watch its file."""
    clone = find_clone()
    exercise = clone.next_exercise()
    console.say(_progress(clone))
    if exercise is None:
        console.say("Every exercise is solved. Well done.")
        return 0
    console.say(_next(clone, exercise))
    if sys.stdin.isatty() and sys.stdout.isatty():
        from grader.cli.watch import watch

        return watch(clone, exercise)
    return 0


def _progress(clone: Clone) -> str:
    total = len(clone.catalogue.exercises)
    done = sum(map(clone.solved, clone.catalogue.exercises))
    filled = _BAR * done // total if total else 0
    return f"[{'#' * filled}{'-' * (_BAR - filled)}]  {done} of {total} solved"


def _next(clone: Clone, exercise: Exercise) -> str:
    folder = exercise.folder.relative_to(clone.root).as_posix()
    title = paint(f"{exercise.slug}: {exercise.title}", BOLD, color=console.color())
    return "\n".join(
        (
            "",
            f"next:   {title}",
            f"read:   {folder}/{exercise.readme.name}",
            f"edit:   {folder}/{exercise.module}",
            f"check:  threadlings check {exercise.slug}",
            f"hint:   threadlings hint {exercise.slug}",
        )
    )
