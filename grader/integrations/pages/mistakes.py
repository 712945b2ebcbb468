"""The mistakes of a class by name, and the checks that most of it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import prose, safe
from grader.explain.misconceptions import misconception
from grader.explain.tables import percent, table_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.grading.gradebook import Gradebook
    from grader.integrations.pages.tally import CheckTally, Tally

_HARDEST = 12
_MOST_EXERCISES = 6


def mistakes_html(gradebook: Gradebook, counted: Tally) -> str:
    """Return each mistake that was recognised: its sentence, how many made it, where, and who."""
    graded = sum(entry.is_graded for entry in gradebook.entries)
    if not counted.mistakes:
        return "<p>No mistake was recognised by name.</p>"
    found = [(_students(by_slug), name, by_slug) for name, by_slug in counted.mistakes.items()]
    found.sort(key=lambda each: (-len(each[0]), each[1]))
    rows = [
        (
            f'{_sentence(name)} <span class="soft">{safe(name)}</span>',
            f"{len(students)}",
            f"{percent(len(students), graded)} %",
            _exercises(by_slug) + _names(gradebook, students),
        )
        for students, name, by_slug in found
    ]
    head = ("Mistake", "Students", "Share", "Exercises, and who")
    return table_html(head, rows, numbers=(1, 2), kind="wide")


def unnamed_html(gradebook: Gradebook, counted: Tally) -> str:
    """Return the failures that no known mistake explains, by their reason."""
    if not counted.unnamed:
        return ""
    found = [(_students(by_slug), reason, by_slug) for reason, by_slug in counted.unnamed.items()]
    found.sort(key=lambda each: (-len(each[0]), each[1]))
    rows = [
        (
            safe(reason.replace("_", " ")),
            str(len(students)),
            _exercises(by_slug) + _names(gradebook, students),
        )
        for students, reason, by_slug in found
    ]
    head = ("Reason", "Students", "Exercises, and who")
    table = table_html(head, rows, numbers=(1,), kind="wide")
    return f"<h3>Failures without a known mistake</h3>\n{table}"


def hardest_html(counted: Tally) -> str:
    """Return the checks that the smallest share of those who were asked passes."""
    asked = [
        check for checks in counted.checks.values() for check in checks.values() if check.asked
    ]
    failed = [check for check in asked if check.passed < check.asked]
    if not failed:
        return "<p>Everybody passes every check.</p>"
    failed.sort(key=lambda check: check.passed / check.asked)
    rows = [
        (
            safe(check.slug),
            prose(check.title),
            f"{percent(check.passed, check.asked)} %",
            f"{check.passed} of {check.asked}",
            _commonest(check),
        )
        for check in failed[:_HARDEST]
    ]
    head = ("Exercise", "Check", "Pass", "Students", "Fails most often by")
    return table_html(head, rows, numbers=(2, 3), kind="wide")


def _sentence(name: str) -> str:
    known = misconception(name)
    return prose(known.sentence) if known else ""


def _commonest(check: CheckTally) -> str:
    name, count = min(check.failures.items(), key=lambda each: (-each[1], each[0]))
    words = _sentence(name) or safe(name.replace("_", " "))
    return f"{words} ({count} of {check.asked - check.passed})"


def _students(by_slug: Mapping[str, list[int]]) -> list[int]:
    return sorted({place for places in by_slug.values() for place in places})


def _exercises(by_slug: Mapping[str, list[int]]) -> str:
    if len(by_slug) == 1:
        return "".join(map(safe, by_slug))
    # Sorting keeps the order of the course among those of the same number.
    found = sorted(by_slug.items(), key=lambda each: -len(each[1]))
    told = ", ".join(f"{safe(slug)} ({len(places)})" for slug, places in found[:_MOST_EXERCISES])
    more = len(found) - _MOST_EXERCISES
    return f"{told}, and {more} more" if more > 0 else told


def _names(gradebook: Gradebook, places: list[int]) -> str:
    names = ", ".join(safe(gradebook.entries[place].student.shown) for place in places)
    return f"<details><summary>names</summary>{names}</details>"
