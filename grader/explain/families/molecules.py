"""Who may come in, and when they may go on: groups that have to be complete, and stay apart."""

from __future__ import annotations

import re
from collections import Counter

from grader.explain.families.lending import came_up_empty
from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "no_barrier",
    sentence="Threads that should go on together do not wait for one another.",
    rule="How many may come in at a time says nothing about whether the others are there.",
    next_step="Let everybody wait at one place until the group is complete: see `Barrier`.",
)

register(
    "semaphore_too_large",
    sentence="A semaphore lets in more than there may be.",
    rule="`Semaphore(n)` has n permits: so many can be inside at the same time.",
    next_step="Count how many may be inside (of this kind), and make that many permits.",
)

register(
    "mixed_molecules",
    sentence="Somebody of the next group came in before this one was through.",
    rule="Whoever has made room can be overtaken, and a place for any three takes three of a kind.",
    next_step="Admit only so many of each kind, and make room after the last thing that counts.",
)

register(
    "incomplete_group",
    sentence="A thread waits at a barrier, and those it waits for do not come.",
    rule="A barrier opens when as many wait at it as it was made for, and never before.",
    next_step="Count how many it was made for, and who can get there while the others wait.",
)

_GROUP = 3


def _emitted(evidence: Evidence) -> list[str]:
    """Return the labels in the order of the emits, if the check watched that, and all came."""
    value = evidence.story.value
    if evidence.failure.reason != "wrong_result" or not isinstance(value, list):
        return []
    labels = [label for label in value if isinstance(label, str) and label]
    whole = len(set(labels)) == len(value) and len(value) % _GROUP == 0
    return labels if whole else []


@recogniser("no_barrier")
def _no_barrier(evidence: Evidence) -> bool:
    """Whether the order is wrong, each went in by itself, and no line waits for a group."""
    by_task = Counter(
        step.task
        for step in evidence.story.steps
        if step.by_check and step.operation == "call" and "append" in step.location
    )
    alone = all(times == 1 for times in by_task.values())
    waits = any(".wait" in step.source for step in evidence.story.steps if step.is_own)
    return bool(_emitted(evidence)) and alone and not waits


@recogniser("semaphore_too_large")
def _semaphore_too_large(evidence: Evidence) -> bool:
    """Whether a group has as many of a kind as some semaphore has permits, and no other kind.

    Or whether somebody with a permit took from what was empty, without any bad luck.
    """
    permitted = any("Semaphore(" in lock.source for lock in evidence.story.locks.values())
    if permitted and came_up_empty(evidence) and not evidence.story.preemptions:
        return True
    labels = [label[0] for label in _emitted(evidence)]
    groups = [labels[begin : begin + _GROUP] for begin in range(0, len(labels), _GROUP)]
    permits = [
        int(number)
        for lock in evidence.story.locks.values()
        for number in re.findall(r"Semaphore\((\d+)\)", lock.source)
    ]
    one_kind = any(len(set(group)) == 1 for group in groups)
    return one_kind and max(permits, default=0) >= _GROUP


@recogniser("mixed_molecules")
def _mixed_molecules(evidence: Evidence) -> bool:
    return bool(_emitted(evidence))


@recogniser("incomplete_group")
def _incomplete_group(evidence: Evidence) -> bool:
    """Whether a deadlock has a thread that waits at a barrier."""
    barriers = {step.line for step in evidence.story.steps if step.value == "a Barrier"}
    return any(
        wait.wants == "wait()" and wait.line in barriers and "Barrier" not in wait.source
        for wait in evidence.story.waits
    )
