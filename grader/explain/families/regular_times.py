"""Things done at regular times: late by a little more each time, or once too often."""

from __future__ import annotations

from itertools import pairwise

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "drift",
    sentence="The pause is always the same, and what the work takes is added to it each time.",
    rule="Times that are counted from the end of the work before get later and later.",
    next_step="Keep the time when the next one is due, and wait only for what is left until then.",
)

register(
    "beat_after_stop",
    sentence="It goes on after it was told to stop.",
    rule="A thread looks at a flag only where you write that it does, and ends when it ends.",
    next_step="Look at the flag after each pause, and in `stop()` wait until the thread has ended.",
)

register(
    "slept_with_lock",
    sentence="A thread sleeps, and holds the lock that all others need meanwhile.",
    rule="`sleep` gives back no lock. Whoever wants it sleeps as well, however short its business.",
    next_step="Find out under the lock how long it will be, leave the `with` block, then sleep.",
)

register(
    "burst_at_edge",
    sentence="Those just before a border and those just after it are too many together.",
    rule="Any stretch of time counts, wherever it begins, and not only those that you count in.",
    next_step="Remember when each of the last ones came in; the oldest of them decides.",
)


@recogniser("slept_with_lock")
def _slept_with_lock(evidence: Evidence) -> bool:
    return any(step.operation == "sleep" and step.held for step in evidence.story.steps)


@recogniser("burst_at_edge")
def _burst_at_edge(evidence: Evidence) -> bool:
    """Whether too many came in though only one was asking, one after the other."""
    return "let in" in evidence.noted


@recogniser("drift")
def _drift(evidence: Evidence) -> bool:
    """Whether each came later than it should, by what the one before it took."""
    noted = evidence.noted
    if not isinstance(noted.get("times"), list):
        return False
    numbers = [noted.get("every"), noted.get("takes"), *noted["times"]]
    every, takes, *times = [n for n in numbers if isinstance(n, int | float)] or (0, 0)
    if len(times) != len(noted["times"]) or len(times) < 2 or takes >= every:
        return False
    return all(abs(later - sooner - every - takes) < 0.01 for sooner, later in pairwise(times))


@recogniser("beat_after_stop")
def _beat_after_stop(evidence: Evidence) -> bool:
    """Whether the check saw that something was going on when all should be over."""
    value = evidence.story.value
    if evidence.failure.reason != "wrong_result":
        return False
    if evidence.noted:
        return any(evidence.noted.get(what) for what in ("alive", "under way", "later"))
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
