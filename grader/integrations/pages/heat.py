"""Which exercises and checks a class passes: shaded cells, each with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import prose, safe
from grader.explain.tables import Cell, percent, shade, table_html

if TYPE_CHECKING:
    from grader.grading.gradebook import Gradebook, Mark
    from grader.integrations.pages.tally import CheckTally, Tally

MOST_STUDENTS = 40
"""A table of more students than this is not read; it is in the gradebook."""

_KEY = "<p>The deeper a cell is shaded, the more is missing.</p>"


def checks_heat_html(gradebook: Gradebook, counted: Tally) -> str:
    """Return the share of students who pass each check, a row for each exercise."""
    widest = max((len(checks) for checks in counted.checks.values()), default=0)
    rows: list[list[str | Cell]] = []
    for slug, checks in counted.checks.items():
        cells = [_rate(check) for check in checks.values()]
        started = Cell(f"{counted.started[slug]} of {len(gradebook.entries)}")
        rows.append([safe(slug), started, *cells, *[Cell("")] * (widest - len(cells))])
    head = ["Exercise", "Begun by", *(f"Check {number}" for number in range(1, widest + 1))]
    table = table_html(head, rows, numbers=range(1, widest + 2), kind="heat")
    return (
        "<p>How many of those who began an exercise pass each of its checks.</p>\n"
        f"{_KEY}\n{table}\n"
        f"<details><summary>What the checks ask</summary>\n{_titles(counted)}\n</details>"
    )


def students_heat_html(gradebook: Gradebook) -> str:
    """Return the points of each student in each exercise; nothing for a large class."""
    if len(gradebook.entries) > MOST_STUDENTS:
        return ""
    rows: list[list[str | Cell]] = [
        [
            safe(entry.student.shown),
            *map(_mark, entry.marks),
            Cell(f"{entry.points}/{entry.max_points}"),
        ]
        for entry in gradebook.entries
    ]
    head = ["Student", *(f"<span>{safe(slug)}</span>" for slug in gradebook.exercises), "All"]
    table = table_html(head, rows, numbers=range(1, len(head)), kind="heat")
    return f"<p>Points; * is a mark that a person decided.</p>\n{_KEY}\n{table}"


def _rate(check: CheckTally) -> Cell:
    if not check.asked:
        return Cell("-")
    return Cell(f"{percent(check.passed, check.asked)} %", shade(1 - check.passed / check.asked))


def _mark(mark: Mark) -> Cell:
    missing = 1 - mark.points / mark.max_points if mark.max_points else 0
    words = "-" if mark.status == "missing" else f"{mark.points}/{mark.max_points}"
    return Cell(words + ("*" if mark.is_overridden else ""), shade(missing))


def _titles(counted: Tally) -> str:
    items = []
    for slug, checks in counted.checks.items():
        asked = "".join(f"<li>{prose(check.title)}</li>" for check in checks.values())
        items.append(f"<p>{safe(slug)}</p><ol>{asked}</ol>")
    return "\n".join(items)
