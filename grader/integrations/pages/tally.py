"""What the checks of a class came to, counted over all students."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.grading.gradebook import Gradebook

NOT_ASKED = frozenset({"missing", "not_started"})
"""Exercises that say nothing about their checks."""


@dataclass(kw_only=True)
class CheckTally:
    """One check, over all students who began its exercise.

    Args:
        slug: The exercise.
        title: The sentence the check proves.
        passed: How many passed it.
        asked: How many it was asked of, those left out where the grader failed.
        failures: Why it failed, by the mistake's id or else the reason, with how often.
    """

    slug: str
    title: str
    passed: int = 0
    asked: int = 0
    failures: Counter[str] = field(default_factory=Counter)


@dataclass(kw_only=True)
class Tally:
    """A class, counted.

    Args:
        checks: By exercise and name of the check, in the order of the course.
        started: How many students began each exercise.
        mistakes: Who made which mistake in which exercise: id, slug, places in the gradebook.
        unnamed: Who failed for a reason without a known mistake: reason, slug, places.
    """

    checks: dict[str, dict[str, CheckTally]]
    started: Counter[str] = field(default_factory=Counter)
    mistakes: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    unnamed: dict[str, dict[str, list[int]]] = field(default_factory=dict)


def tally(gradebook: Gradebook) -> Tally:
    """Count what the checks of a class came to."""
    counted = Tally(checks={slug: {} for slug in gradebook.exercises})
    for place, entry in enumerate(gradebook.entries):
        for mark in entry.marks:
            if mark.status in NOT_ASKED:
                continue
            counted.started[mark.slug] += 1
            for check in mark.checks:
                one = counted.checks[mark.slug].setdefault(
                    check.name, CheckTally(slug=mark.slug, title=check.title)
                )
                if check.status == "error":
                    continue
                one.asked += 1
                if check.status == "passed":
                    one.passed += 1
                    continue
                why = check.mistake or check.reason or "failed"
                one.failures[why] += 1
                known = counted.mistakes if check.mistake else counted.unnamed
                places = known.setdefault(why, {}).setdefault(mark.slug, [])
                if places[-1:] != [place]:
                    places.append(place)
    return counted
