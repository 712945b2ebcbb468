"""What goes wrong between those who put into a queue and those who take out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

_SIGN = re.compile(r"\.put\((None|self|[A-Z_]+)\)")
"""What stands on a line that tells the end: `queue.put(None)`, `queue.put(END)`."""

register(
    "empty_is_end",
    sentence="A consumer goes home because the queue is empty, and more is still to come.",
    rule="Empty says that there is nothing now; that there will be no more has to be said.",
    next_step="Wait with get(), and put something on the queue that means: that was all.",
)

register(
    "falsy_is_end",
    sentence="An item is taken for the sign of the end.",
    rule="0 and empty texts are items like others, and `if not item` holds for them as well.",
    next_step="Compare with `is`: an item may equal many things, and is the same as one only.",
)

register(
    "item_left_out",
    sentence="Fewer items come out than there were.",
    rule="Each item has to go to one producer, and each has to be taken by one consumer.",
    next_step="Work out on paper, with two producers and three items, who gets which.",
)

register(
    "came_twice",
    sentence="More items come out than there were.",
    rule="Each item has to go to one producer only.",
    next_step="Share the items out: items[0::2] to the one, items[1::2] to the other.",
)

register(
    "sentinel_too_early",
    sentence="The end is told while a producer still has something to put.",
    rule="Who takes the sign of the end goes home; nobody takes what comes after it.",
    next_step="Wait for all producers with join(), and tell the end after that.",
)

register(
    "no_sentinel",
    sentence="Nobody tells the consumers that there will be no more.",
    rule="get() waits for the next item, for ever if there is none.",
    next_step="When all producers are done, put one sign of the end for each consumer.",
)


def _asked(evidence: Evidence) -> bool:
    return any("empty()" in step.source for step in evidence.story.steps if step.is_own)


def _took(evidence: Evidence) -> set[str]:
    """The tasks that took something out of a queue."""
    return {step.task for step in evidence.story.steps if step.is_own and ".get(" in step.source}


def _difference(evidence: Evidence) -> int:
    """How many items came out more than there were, 0 where nothing is known of it."""
    if evidence.story.waits:
        return 0
    given, out = evidence.noted.get("given"), evidence.noted.get("out")
    return len(out) - given if isinstance(given, int) and isinstance(out, list) else 0


@recogniser("empty_is_end")
def _empty_is_end(evidence: Evidence) -> bool:
    if evidence.story.waits:
        return False
    timed = any(".get(timeout" in step.source for step in evidence.story.steps if step.is_own)
    return timed or _asked(evidence)


@recogniser("no_sentinel")
def _no_sentinel(evidence: Evidence) -> bool:
    """Whether some wait for an item for ever, and none of those who took any has gone home."""
    waiting = {wait.task for wait in evidence.story.waits if wait.wants == "get()"}
    ended = {step.task for step in evidence.story.steps if step.operation == "end"}
    return bool(waiting) and not ended & _took(evidence)


@recogniser("sentinel_too_early")
def _sentinel_too_early(evidence: Evidence) -> bool:
    """Whether an item is put into a queue after a sign of the end."""
    told = False
    for step in evidence.story.steps:
        if step.is_own and ".put(" in step.source:
            sign = bool(_SIGN.search(step.source))
            if told and not sign:
                return True
            told = told or sign
    return False


@recogniser("item_left_out")
def _item_left_out(evidence: Evidence) -> bool:
    return _difference(evidence) < 0


@recogniser("falsy_is_end")
def _falsy_is_end(evidence: Evidence) -> bool:
    return _difference(evidence) < 0


@recogniser("came_twice")
def _came_twice(evidence: Evidence) -> bool:
    return _difference(evidence) > 0
