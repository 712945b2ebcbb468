"""What a mark depends on beside the file that is marked, as digests: other code, other marks."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import grader
from grader.grading.grade import checks_of
from grader.grading.result import PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.course import Exercise

_TELL_ONLY = ("cli", "integrations", "checks")
"""Packages that no mark depends on, or that each exercise counts for itself."""


@functools.cache
def of_grader() -> str:
    """Return a digest of this version of Python and of all code that takes part in each mark."""
    home = Path(grader.__file__).parent
    files = (
        path
        for path in home.rglob("*.py")
        if path.relative_to(home).parts[0] not in _TELL_ONLY and not path.name.startswith(".")
    )
    return _digest([PYTHON.encode(), *_contents(files, home)])


def of_exercise(exercise: Exercise, checks_folder: Path | None = None) -> str:
    """Return a digest of an exercise's facts and checks.

    Args:
        exercise: The exercise.
        checks_folder: Where the checks are, or None: the hidden ones.

    Raises:
        AuthorError: It has no checks.
    """
    facts = (
        exercise.slug,
        exercise.module,
        exercise.allowed_imports,
        exercise.clock,
        exercise.budget_seconds,
    )
    return _digest([repr(facts).encode(), checks_of(exercise, checks_folder).read_bytes()])


def _contents(files: Iterable[Path], home: Path) -> Iterable[bytes]:
    for path in sorted(files):
        yield path.relative_to(home).as_posix().encode()
        yield path.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
