"""Where the course lies: the root of the clone somebody works in."""

from __future__ import annotations

from pathlib import Path

from grader.errors import UserError

EXERCISES = "exercises"
SOLUTIONS = "solutions"
MARKERS = ("pyproject.toml", ".threadlings")


def is_root(folder: Path) -> bool:
    """Whether a folder is the root of a clone or of a released repository."""
    return (folder / EXERCISES).is_dir() and any((folder / marker).exists() for marker in MARKERS)


def find_root(start: Path | None = None) -> Path:
    """Find the root around a folder; outside any clone, the one this package was installed from.

    Args:
        start: Where to begin; the working directory by default.

    Raises:
        UserError: There is no course to be found.
    """
    start = (start or Path.cwd()).resolve()
    around = (folder for folder in (start, *start.parents) if is_root(folder))
    found = next(around, None)
    if found is not None:
        return found
    home = Path(__file__).resolve().parents[2]
    if (home / EXERCISES).is_dir():
        return home
    msg = (
        f"{start} is not inside a clone of the course: no folder here or above it holds "
        f"{EXERCISES}/."
    )
    raise UserError(msg, next_step="Go to the folder you cloned, and try again there.")
