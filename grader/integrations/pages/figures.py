"""The key figures of a class, and how its points are spread."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

from grader.explain.markup import safe
from grader.explain.tables import bar, percent, table_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.grading.gradebook import Entry, Gradebook

_BINS = 10


def figures_html(gradebook: Gradebook) -> str:
    """Return the key figures of a class."""
    graded = [entry for entry in gradebook.entries if entry.is_graded]
    most = sum(gradebook.exercises.values())
    decided = sum(mark.is_overridden for entry in gradebook.entries for mark in entry.marks)
    rows = [
        ("Students", f"{len(gradebook.entries)}, of whom {len(graded)} were graded"),
        ("Exercises", f"{len(gradebook.exercises)}, worth {most} points"),
        *_points(graded),
        ("All points", _of(sum(_has_all(entry) for entry in graded), len(graded))),
        ("Late", str(sum(entry.handed.late_seconds > 0 for entry in gradebook.entries))),
        ("Marks a person decided", str(decided)),
        ("Shut in while graded", _isolation(graded)),
    ]
    return table_html(("Figure", "Value"), rows)


def distribution_html(gradebook: Gradebook) -> str:
    """Return how the points of those who were graded are spread, in tenths of what can be had."""
    graded = [entry for entry in gradebook.entries if entry.is_graded]
    counts = Counter(_bin(entry) for entry in graded)
    most = max(counts.values(), default=0)
    rows = [
        (_bin_words(each), str(counts[each]), bar(counts[each], most))
        for each in reversed(range(_BINS + 1))
    ]
    table = table_html(("Points", "Students", "As a bar"), rows, numbers=(1,), kind="bars")
    return f"<p>Those not graded are not counted.</p>\n{table}"


def _points(graded: Sequence[Entry]) -> list[tuple[str, str]]:
    points = [entry.points for entry in graded]
    if not points:
        return []
    most = max(entry.max_points for entry in graded)
    mean = statistics.fmean(points)
    rows = [
        ("Mean", f"{mean:.1f} points ({percent(mean, most)} %)"),
        ("Median", f"{statistics.median(points):g} points"),
        ("Lowest and highest", f"{min(points)} and {max(points)} points"),
    ]
    if len(points) > 1:
        low, _, high = statistics.quantiles(points, n=4, method="inclusive")
        rows.append(("Middle half", f"from {low:g} to {high:g} points"))
    return rows


def _has_all(entry: Entry) -> bool:
    return entry.points >= entry.max_points > 0


def _of(count: int, whole: int) -> str:
    return f"{count} student{'' if count == 1 else 's'} ({percent(count, whole)} %)"


def _isolation(graded: Sequence[Entry]) -> str:
    counts = Counter(entry.isolation for entry in graded)
    return ", ".join(f"{safe(name)}: {count}" for name, count in sorted(counts.items()))


def _bin(entry: Entry) -> int:
    if not entry.max_points:
        return 0
    # A person may have given more than could be had.
    return max(0, min(_BINS, _BINS * entry.points // entry.max_points))


def _bin_words(number: int) -> str:
    if number == _BINS:
        return "100 %"
    return f"{number * 10} to {number * 10 + 9} %"
