"""Livelock: threads that are busy answering one another, and get nowhere."""

from __future__ import annotations

from collections import Counter

from grader.explain.misconceptions import Evidence, recogniser, register

_TAIL = 200
_OFTEN = 2

register(
    "livelock",
    sentence="The threads keep answering one another, and none of them gets on.",
    rule="Nobody is blocked, and yet nothing comes of it: each undoes or passes back what the "
    "other one did.",
    next_step="Let one of them go first by a rule that both know, or wait on a Condition until "
    "there is something to do.",
)


@recogniser("livelock")
def _livelock(evidence: Evidence) -> bool:
    """Whether at the end of an endless story several threads write one place again and again."""
    if evidence.failure.reason != "never_ends":
        return False
    written: dict[str, Counter[str]] = {}
    for step in evidence.story.steps[-_TAIL:]:
        if step.operation == "write" and not step.by_check:
            written.setdefault(step.location, Counter())[step.task] += 1
    return any(
        sum(times >= _OFTEN for times in by_task.values()) > 1 for by_task in written.values()
    )
