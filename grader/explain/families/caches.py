"""What goes wrong in a cache: what is under way is neither there nor missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "duplicate_load",
    sentence="Two load the same thing at the same time.",
    rule="What somebody is loading is not there yet, and not missing any more.",
    next_step="Write down under the lock what is being loaded, and wait if it is written there.",
)

register(
    "evicted_in_flight",
    sentence="What is still being loaded was thrown out, and the next one loads it, too.",
    rule="Only what has been loaded can leave; what is under way has to be known until it is over.",
    next_step="Keep what is under way in a dictionary of its own, which has no oldest.",
)

register(
    "error_cached",
    sentence="An error is kept like a value.",
    rule="What failed once may well succeed the next time; so it is worth another try.",
    next_step="Keep what load returns, and nothing if it raises.",
)


@recogniser("duplicate_load")
def _duplicate_load(evidence: Evidence) -> bool:
    """Whether something was loaded twice that had room to stay, and nothing else went wrong."""
    loaded = evidence.noted.get("loaded")
    if evidence.failure.reason != "wrong_result" or not isinstance(loaded, list):
        return False
    return len(set(loaded)) < len(loaded) and not _at_once(evidence)


def _at_once(evidence: Evidence) -> bool:
    """Whether it was the check with little room that failed."""
    told = "at once" in evidence.failure.message
    return told and evidence.noted.get("at once") not in (None, 1)


@recogniser("evicted_in_flight")
def _evicted_in_flight(evidence: Evidence) -> bool:
    return _at_once(evidence)


@recogniser("error_cached")
def _error_cached(evidence: Evidence) -> bool:
    """Whether the error came again though nobody tried again."""
    afterwards, loads = evidence.noted.get("afterwards"), evidence.noted.get("loads")
    return isinstance(afterwards, str) and "Error(" in afterwards and loads == 1
