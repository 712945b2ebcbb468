"""The words of both pages for what became of an exercise, and for who was late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.words import plain

if TYPE_CHECKING:
    from grader.grading.classfolder import Handed
    from grader.grading.gradebook import Mark

STATUSES = {
    "passed": "all checks passed",
    "failed": "failed",
    "not_started": "not started",
    "error": "grader error",
    "missing": "not graded",
}
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def status_words(mark: Mark) -> str:
    """Return what became of an exercise, in words."""
    if mark.status == "failed" and mark.checks:
        passed = sum(check.status == "passed" for check in mark.checks)
        return f"{passed} of {len(mark.checks)} checks passed"
    return STATUSES.get(mark.status, plain(mark.status))


def lateness(seconds: int) -> str:
    """Return a time as its two greatest units: `1 day 2 hours`."""
    parts = []
    left = seconds
    for unit, size in _UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {unit}{'' if count == 1 else 's'}")
    return " ".join(parts[:2]) or "0 seconds"


def late_sentence(handed: Handed) -> str:
    """Return that somebody was late, and when; empty where nobody was."""
    if handed.late_seconds <= 0:
        return ""
    when = f" ({handed.submitted})" if handed.submitted else ""
    return f"Handed in {lateness(handed.late_seconds)} late{when}."


def decided_sentence(mark: Mark) -> str:
    """Return what a person decided about an exercise; empty where nobody did."""
    if not mark.is_overridden:
        return ""
    return f"A person decided: {mark.points} instead of the grader's {mark.earned}."


def points_words(points: int, most: int) -> str:
    """Return points as `1 of 4 points`."""
    return f"{points} of {most} point{'' if most == 1 else 's'}"
