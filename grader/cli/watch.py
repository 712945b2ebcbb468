"""Watching: the exercise at hand is checked again whenever its file changes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from grader.cli import console

if TYPE_CHECKING:
    from pathlib import Path

    from grader.cli.clone import Clone
    from grader.course import Exercise

_EVERY_SECONDS = 0.4


def watch(clone: Clone, exercise: Exercise) -> int:
    """Check an exercise each time its file changes, until it passes, then the next one.

    Ctrl-C ends it.

    Args:
        clone: The clone to work in.
        exercise: The exercise to begin with.
    """
    from grader.cli.check import check_one

    current: Exercise | None = exercise
    try:
        while current is not None:
            console.say(f"\nWatching {current.module}. Save it to have it checked; Ctrl-C ends.")
            seen = _stamp(current.stub)
            while True:
                _wait_for_change(current.stub, seen)
                seen = _stamp(current.stub)
                console.say()
                if check_one(clone, current):
                    break
            current = clone.next_exercise()
            if current is not None:
                console.say(f"\nSolved. Next: {current.slug}, {current.title}.")
                console.say(f"read:   {current.readme.relative_to(clone.root).as_posix()}")
    except KeyboardInterrupt:
        console.say()
        return 0
    console.say("Every exercise is solved. Well done.")
    return 0


def _wait_for_change(path: Path, seen: tuple[int, int]) -> None:
    while _stamp(path) in (seen, (0, 0)):
        time.sleep(_EVERY_SECONDS)  # noqa: TID251  a person types meanwhile; nothing to wait for


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved; zeros while an editor has it away."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
