"""What a person decided about an exercise, spread over its checks: nbgrader knows only cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.grading.gradebook import Mark


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one check gave one student.

    Args:
        earned: By the grader; None where it could not carry the check out.
        decided: By a person instead, or None.
    """

    earned: float | None = None
    decided: float | None = None


def spread(mark: Mark, cells: Mapping[str, int]) -> dict[str, Given]:
    """Return what each check gave, so that the sum is what counts.

    More points go to the first checks that have room for them, fewer are taken from the last ones
    that have some; only those get another score than the grader's. What goes beyond all the
    exercise's points is given with the last check.

    Args:
        mark: What the exercise gave.
        cells: Its checks, and what each is worth.
    """
    earned: dict[str, float | None] = {
        each.name: None if each.status == "error" else float(each.points) for each in mark.checks
    }
    counts = {name: earned.get(name) or 0.0 for name in cells}
    more = mark.points - sum(counts.values())
    if mark.is_overridden:
        order = list(cells) if more > 0 else list(cells)[::-1]
        for name in order:
            room = cells[name] - counts[name] if more > 0 else -counts[name]
            step = min(more, room) if more > 0 else max(more, room)
            counts[name] += step
            more -= step
        if more > 0 and cells:
            counts[list(cells)[-1]] += more
    return {
        name: Given(
            earned=earned.get(name, 0.0),
            decided=counts[name] if counts[name] != (earned.get(name) or 0.0) else None,
        )
        for name in cells
    }
