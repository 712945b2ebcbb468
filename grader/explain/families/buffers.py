"""What goes wrong at a buffer: closing it, and waiting at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "close_forgets_waiters",
    sentence="It is closed, and somebody who waits does not hear of it.",
    rule="Who waits in a Condition sleeps until told; a changed variable wakes nobody.",
    next_step="Call notify_all() in close(), on every condition that somebody may wait in.",
)

register(
    "waited_with_lock",
    sentence="A thread sleeps, and keeps the lock of those it waits for.",
    rule="Condition.wait() gives back its own lock while it waits; nothing else does.",
    next_step="Wait in the condition that belongs to the lock, and in nothing else under it.",
)

register(
    "closed_too_hard",
    sentence="What was in it when it was closed does not come out.",
    rule="Closed means that nothing more goes in; getters go on until it is empty.",
    next_step="Let get() look whether there is an item first, and raise Closed only if not.",
)


@recogniser("close_forgets_waiters")
def _close_forgets_waiters(evidence: Evidence) -> bool:
    """Whether somebody sleeps in a condition for ever, though close() was called."""
    closed = any(step.function.split(".")[-1] == "close" for step in evidence.story.steps)
    return closed and any(wait.wants == "wait()" for wait in evidence.story.waits)


@recogniser("waited_with_lock")
def _waited_with_lock(evidence: Evidence) -> bool:
    """Whether somebody waits for ever for a lock whose holder waits for something to happen."""
    asleep = {wait.task for wait in evidence.story.waits if wait.held_by is None}
    return any(wait.held_by in asleep for wait in evidence.story.waits)


@recogniser("closed_too_hard")
def _closed_too_hard(evidence: Evidence) -> bool:
    """Whether nothing goes in after the end, and nothing comes out either."""
    return evidence.story.value == {"put in after it": [], "came out": []}
