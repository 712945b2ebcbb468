"""Shrinking: a failing schedule with as few preemptions, and as short, as can be found.

Source: the greedy passes of Hypothesis's shrinker (MacIver and Donaldson, "Test-case reduction via
    test-case generation", ECOOP 2020) on the segments of a schedule; fewest preemptions first, as
    Musuvathi and Qadeer argue (CHESS, PLDI 2007).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grader.engine.schedule import Schedule, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BUDGET = 400
"""Executions that shrinking may cost."""


def shrink(schedule: Schedule, attempt: Callable[[Schedule], Schedule | None]) -> Schedule:
    """Makes a schedule smaller as long as it still fails in the same way.

    Args:
        schedule: One that fails.
        attempt: Runs a schedule, as far as it can be followed; gives the schedule that really ran
            if it failed in the same way, None otherwise.
    """
    best = attempt(schedule) or schedule
    if _cost(schedule) < _cost(best):
        best = schedule
    spent = 0
    improved = True
    tried: set[str] = set()
    while improved and spent < _BUDGET:
        improved = False
        for candidate in _smaller(best):
            text = str(candidate)
            if text in tried or _cost(candidate) >= _cost(best):
                continue
            tried.add(text)
            spent += 1
            found = attempt(candidate)
            if found is not None and _cost(found) < _cost(best):
                best = found
                improved = True
                break
            if spent >= _BUDGET:
                break
    return best


def _cost(schedule: Schedule) -> tuple[int, int, int]:
    return (
        schedule.preemptions,
        len(schedule.segments),
        sum(segment.steps or 0 for segment in schedule.segments),
    )


def _smaller(schedule: Schedule) -> Iterator[Schedule]:
    """Schedules that are a little less, the boldest first."""
    segments = schedule.segments
    count = len(segments)
    beginnings = {0, *(2**power for power in range(count.bit_length())), count // 2, count - 1}
    for keep in sorted(beginnings):
        if keep < count:
            yield Schedule(segments[:keep]).tidied()
    for size in (4, 2, 1):
        for start in range(count - size + 1):
            yield Schedule(segments[:start] + segments[start + size :]).tidied()
    for place, segment in enumerate(segments):
        if segment.steps is not None:
            yield _with(segments, place, replace(segment, steps=None))
    for place in range(count - 2):
        first, middle, last = segments[place : place + 3]
        if first.task == last.task:
            # a.b.a becomes a.b: one switch less, the rest of a's part after b's.
            yield Schedule((*segments[:place], first, middle, *segments[place + 3 :])).tidied()
            yield Schedule(
                (*segments[:place], middle, Segment(first.task, last.steps), *segments[place + 3 :])
            ).tidied()
    for place, segment in enumerate(segments):
        if segment.steps is not None and segment.steps > 1:
            for steps in {1, segment.steps // 2, segment.steps - 1}:
                yield _with(segments, place, replace(segment, steps=steps))


def _with(segments: tuple[Segment, ...], place: int, segment: Segment) -> Schedule:
    return Schedule((*segments[:place], segment, *segments[place + 1 :])).tidied()
