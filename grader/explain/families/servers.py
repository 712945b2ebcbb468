"""What goes wrong when a server is stopped: a door that stays open, and threads that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "accepted_after_stop",
    sentence="Something is accepted after the door was closed.",
    rule="Who handles it may have gone home; nobody will ever look at it.",
    next_step="Let `stop` close the door first, under a lock, and look at it under the same lock.",
)

register(
    "leaked_thread",
    sentence="A thread is left that waits for what will never come.",
    rule="A thread ends when its run() ends, and a daemon that waits does not end at all.",
    next_step="Tell each of them that all is over: a sign in the queue, or a flag and a wake-up.",
)


@recogniser("accepted_after_stop")
def _accepted_after_stop(evidence: Evidence) -> bool:
    return evidence.noted.get("late") is True


@recogniser("leaked_thread")
def _leaked_thread(evidence: Evidence) -> bool:
    return bool(evidence.noted.get("alive"))
