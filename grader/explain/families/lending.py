"""What goes wrong where something is lent: two who have it, and nobody who gets it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "lent_twice",
    sentence="The same connection is in two hands at the same time.",
    rule="A permit says that one is free, and not which: choosing one and taking it is one step.",
    next_step="Take it out of what holds the free ones, and put it back at the end.",
)

register(
    "nothing_left",
    sentence="Somebody is let in, or woken, and finds nothing left: another one was faster.",
    rule="That something is free is true at the moment of looking; taking it has to be that same "
    "moment.",
    next_step="Look and take under one lock, or let a queue do both: `get` waits and takes.",
)

register(
    "leaked_on_timeout",
    sentence="Somebody gave up, and since then there is one too many or one too few.",
    rule="Who gave up has got nothing: there is nothing to give back, and nothing may come later.",
    next_step="Give back only what you have got, and stop waiting for it when the time is up.",
)

register(
    "timeout_ignored",
    sentence="Somebody waits longer than the time it was told.",
    rule="A timeout has to reach what really waits; None means for ever, and 0 not at all.",
    next_step="Hand on `timeout` as it is to `get`, `wait_for` or `acquire`, also when it is 0.",
)

register(
    "waited_anew",
    sentence="Who is woken for nothing waits its whole time once more.",
    rule="Each `wait(timeout)` counts from its own beginning.",
    next_step="Decide once when the time is up; or use `wait_for`, which does.",
)


def _told(evidence: Evidence, key: str) -> object:
    """Return what the check's scenario noted under a heading, or None."""
    noted = (evidence.noted, *evidence.ever_noted)
    return next((each[key] for each in noted if key in each), None)


def came_up_empty(evidence: Evidence) -> bool:
    """Whether somebody took from what was empty."""
    popped = ("pop from an empty deque", "pop from empty list")
    told = f"{_told(evidence, 'errors')} {_told(evidence, 'told')}"
    kept = ("IndexError", "Empty()", "TimeoutError(")
    return evidence.raised(*popped) or any(text in told for text in kept)


recogniser("nothing_left")(came_up_empty)


@recogniser("lent_twice")
def _lent_twice(evidence: Evidence) -> bool:
    """Whether what was lent at the same time is not different."""
    hands, value = _told(evidence, "hands"), evidence.story.value
    if isinstance(hands, int):
        return hands > 1
    rounds = value if isinstance(value, list) else []
    return any(isinstance(each, list) and len(set(map(repr, each))) < len(each) for each in rounds)


@recogniser("leaked_on_timeout")
def _leaked_on_timeout(evidence: Evidence) -> bool:
    """Whether, after somebody gave up, there are not as many as before, or not at that time."""
    told = _told(evidence, "told")
    gave_up = isinstance(told, list) and any(each in ("TimeoutError", False) for each in told)
    return gave_up and _told(evidence, "free") != _told(evidence, "of")


@recogniser("timeout_ignored")
def _timeout_ignored(evidence: Evidence) -> bool:
    seconds, timeout = _told(evidence, "seconds"), _told(evidence, "timeout")
    if isinstance(seconds, int | float) and isinstance(timeout, int | float):
        return seconds > timeout and not _told(evidence, "submit")
    return _told(evidence, "told") == ["still waits"]


@recogniser("waited_anew")
def _waited_anew(evidence: Evidence) -> bool:
    value = evidence.story.value
    return isinstance(value, list) and value[:1] == ["TimeoutError"]
