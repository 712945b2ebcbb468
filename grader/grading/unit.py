"""One file for one exercise, and the name under which what it was given is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.checking.case import Case
from grader.grading import fingerprint
from grader.grading.submission import is_stub
from grader.sandbox.intake import Refused, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from grader.course import Exercise
    from grader.sandbox.isolation import Isolation

Document = dict[str, Any]


@dataclass(frozen=True)
class Unit:
    """One file for one exercise.

    Args:
        key: A digest of all that its mark depends on.
        case: What is graded for what.
    """

    key: str
    case: Case


@dataclass(frozen=True, kw_only=True)
class Record:
    """What one unit was given.

    Args:
        key: The unit's.
        exercise: The exercise's part of a result document.
        seconds: How long it took (seconds).
    """

    key: str
    exercise: Document
    seconds: float

    @property
    def is_final(self) -> bool:
        """Whether it may be kept: the grader's own fault is asked again next time."""
        return bool(self.exercise["status"] != "error")

    @classmethod
    def broken(cls, unit: Unit, why: str) -> Record:
        """What a unit is given that the grader could not grade: no points, and none to be had."""
        exercise: Document = {
            "slug": unit.case.exercise.slug,
            "status": "error",
            "points": 0,
            "max_points": 0,
            "checks": [],
            "notes": [f"The grader could not grade this; it costs no points. {why}"],
        }
        return cls(key=unit.key, exercise=exercise, seconds=0.0)


class Keys:
    """Makes units of one grading: everything that is the same for all is looked at once.

    Args:
        exercises: What is asked of every submission.
        seed: The seed of the checks' inputs and of the search.
        isolation: The tier in which it is graded.
        checks_folder: Where the checks are, or None: the hidden ones.

    Raises:
        AuthorError: An exercise has no checks.
    """

    def __init__(
        self,
        exercises: Iterable[Exercise],
        *,
        seed: int,
        isolation: Isolation,
        checks_folder: Path | None = None,
    ) -> None:
        same = [fingerprint.of_grader(), seed, isolation.tier]
        self._known = {
            each.slug: [*same, fingerprint.of_exercise(each, checks_folder)] for each in exercises
        }

    def unit(self, exercise: Exercise, source: Source | Refused) -> Unit:
        """Return the unit of a file that was taken in for an exercise."""
        started = not is_stub(source, exercise)
        what = source.sha256 if isinstance(source, Source) else source.message
        depends = [*self._known[exercise.slug], type(source).__name__, what, started]
        key = hashlib.sha256(json.dumps(depends).encode()).hexdigest()
        return Unit(key, Case(exercise=exercise, source=source, is_started=started))
