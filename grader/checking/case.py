"""One submission for one exercise, as the checks meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.course import Exercise
    from grader.sandbox.intake import Refused, Source


@dataclass(frozen=True, kw_only=True)
class Case:
    """A submission for an exercise.

    Args:
        exercise: The exercise.
        source: The submission's text, or why there is none.
        is_started: Whether the student changed anything: a stub is listed, not run.
    """

    exercise: Exercise
    source: Source | Refused
    is_started: bool = True
