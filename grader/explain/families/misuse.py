"""Calls that cannot work as written: a lock or condition not held, an idea bound too late."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "released_unheld",
    sentence="A lock was released that was not held.",
    rule="Only what was acquired can be released, once for each time.",
    next_step="Use `with lock:`; it releases exactly once, also when an error is raised.",
    always=True,
)

register(
    "wait_without_lock",
    sentence="`wait` or `notify` was called on a condition whose lock is not held.",
    rule="A condition belongs to its lock: the state is looked at and changed under it.",
    next_step="Put the call inside `with condition:`.",
    always=True,
)

register(
    "late_binding",
    sentence="Several threads share one loop variable and see its last value.",
    rule="A function made in a loop looks its variables up when it runs, not when it is made.",
    next_step="Hand the value over: `args=(i,)`, or an argument of your own `__init__`.",
    always=True,
)


@recogniser("released_unheld")
def _released_unheld(evidence: Evidence) -> bool:
    return evidence.raised(
        "release unlocked lock", "cannot release un-acquired lock", "semaphore released too many"
    )


@recogniser("wait_without_lock")
def _wait_without_lock(evidence: Evidence) -> bool:
    return evidence.raised("cannot wait on un-acquired lock", "cannot notify on un-acquired lock")
