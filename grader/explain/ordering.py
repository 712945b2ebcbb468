"""What start and join put in order, and which accesses they leave unordered.

Locks are left out on purpose: two updates under a lock that is given back too early are ordered
by it, and are still the ones to show. Source of the clocks: Mattern, "Virtual time and global
states of distributed systems", 1989.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.explain.story import Step, Story

# Comparing every pair is quadratic; past this many accesses of one location the earliest are
# left out, since a counterexample's damage is near its end.
_MOST_ACCESSES = 300

Clock = dict[str, int]


class Ordering:
    """Answers whether two steps of a story are ordered by start and join.

    Args:
        story: The execution to look at.
    """

    def __init__(self, story: Story) -> None:
        self._own: list[int] = []
        self._clocks: list[Clock] = []
        last_step = {step.task: step.index for step in story.steps}
        now: dict[str, Clock] = {}
        started: dict[str, Clock] = {}
        unnamed_start: Clock = {}
        joining: dict[str, str] = {}
        for step in story.steps:
            clock = now.get(step.task)
            if clock is None:
                clock = dict(started.get(step.task, unnamed_start))
            target = joining.pop(step.task, None)
            if step.operation == "join":
                target = step.location
            if target is not None and last_step.get(target, step.index) < step.index:
                clock = _merged(clock, now.get(target, {}))
            clock = {**clock, step.task: clock.get(step.task, 0) + 1}
            now[step.task] = clock
            self._own.append(clock[step.task])
            self._clocks.append(clock)
            if step.operation == "start":
                if step.location in last_step:
                    started[step.location] = clock
                else:
                    unnamed_start = clock
            elif step.operation in ("join", "wait"):
                joining[step.task] = step.location

    def unordered(self, first: Step, second: Step) -> bool:
        """Whether neither start nor join puts one step before the other."""
        if first.task == second.task:
            return False
        early, late = sorted((first.index, second.index))
        task = first.task if first.index == early else second.task
        return self._clocks[late].get(task, 0) < self._own[early]


def conflicts(story: Story) -> dict[str, list[Step]]:
    """Return the accesses that conflict, by place: unordered, and one of them a write."""
    ordering = Ordering(story)
    by_place: dict[str, list[Step]] = defaultdict(list)
    for step in story.steps:
        if step.is_access:
            by_place[step.place].append(step)
    found: dict[str, list[Step]] = {}
    for place, accesses in by_place.items():
        recent = accesses[-_MOST_ACCESSES:]
        chosen = _conflicting(recent, ordering)
        if chosen:
            found[place] = [step for step in recent if step.index in chosen]
    return found


def _conflicting(accesses: list[Step], ordering: Ordering) -> set[int]:
    chosen: set[int] = set()
    for position, late in enumerate(accesses):
        for early in accesses[:position]:
            if (early.is_write or late.is_write) and ordering.unordered(early, late):
                chosen |= {early.index, late.index}
    return chosen


def _merged(first: Clock, second: Clock) -> Clock:
    return {
        task: max(first.get(task, 0), second.get(task, 0)) for task in first.keys() | second.keys()
    }
