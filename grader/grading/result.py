"""What grading one submission gave: the document `threadlings/result/v1`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import grader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.checking.result import CheckResult
    from grader.sandbox.isolation import Isolation

SCHEMA = "threadlings/result/v1"
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
"""The version of Python that results name: they are the same for all of its releases."""

Document = dict[str, Any]
Status = Literal["passed", "failed", "not_started", "error"]


@dataclass(frozen=True, kw_only=True)
class ExerciseResult:
    """What one exercise gave.

    Args:
        slug: The exercise.
        is_started: Whether the student changed the stub.
        checks: What became of each check, in the order of the check module.
        notes: What the student should know though it costs no points.
    """

    slug: str
    is_started: bool
    checks: tuple[CheckResult, ...]
    notes: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Passed, failed, not_started, or error where the grader itself failed."""
        if not self.is_started:
            return "not_started"
        if any(check.status == "error" for check in self.checks):
            return "error"
        return "passed" if all(check.status == "passed" for check in self.checks) else "failed"

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> int:
        """Points to be had: a check that the grader could not carry out is left out."""
        return sum(check.max_points for check in self.checks if check.status != "error")

    def to_document(self) -> Document:
        """Return it as in `threadlings/result/v1`."""
        return {
            "slug": self.slug,
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "checks": [check.to_document() for check in self.checks],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, kw_only=True)
class Result:
    """What grading one submission gave.

    Args:
        name: The submission's name.
        sha256: Of what was handed in.
        seed: The seed of the checks' inputs and of the search.
        isolation: How well the student's process was shut in.
        exercises: What each exercise gave, as in `threadlings/result/v1`.
        seconds: How long each exercise took: the one thing that differs from run to run.
    """

    name: str
    sha256: str
    seed: int
    isolation: Isolation
    exercises: tuple[Document, ...]
    seconds: Mapping[str, float]

    def to_document(self) -> Document:
        """Return the document `threadlings/result/v1`."""
        return {
            "schema": SCHEMA,
            "course": {"version": grader.__version__},
            "python": PYTHON,
            "seed": self.seed,
            "submission": {"name": self.name, "sha256": self.sha256},
            "isolation": {"tier": self.isolation.tier, "name": self.isolation.name},
            "points": sum(exercise["points"] for exercise in self.exercises),
            "max_points": sum(exercise["max_points"] for exercise in self.exercises),
            "exercises": list(self.exercises),
            "timing": {
                "seconds": round(sum(self.seconds.values()), 3),
                "exercises": dict(self.seconds),
            },
        }
