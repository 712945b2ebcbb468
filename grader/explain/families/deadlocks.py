"""Everyone waits: two locks in two orders, or one lock taken twice."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "lock_order_inversion",
    sentence="Each thread holds one lock and waits for the one the other holds.",
    rule="Where two locks are needed, everyone has to take them in the same order.",
    next_step="Choose an order that does not depend on the direction, and always take locks in it.",
)

register(
    "deadlock_with_self",
    sentence="A thread waits for a lock that it holds itself.",
    rule="A Lock does not know who holds it; asked a second time, it blocks its own holder.",
    next_step="Take the lock once, or use an RLock where the same thread has to come in again.",
)


@recogniser("deadlock_with_self")
def _deadlock_with_self(evidence: Evidence) -> bool:
    return any(wait.held_by == wait.task for wait in evidence.story.waits)


@recogniser("lock_order_inversion")
def _lock_order_inversion(evidence: Evidence) -> bool:
    """Follow who waits for whom until a task comes round again."""
    holder = {wait.task: wait.held_by for wait in evidence.story.waits}
    for task in holder:
        seen = [task]
        current = holder[task]
        while current is not None and current not in seen:
            seen.append(current)
            current = holder.get(current)
        if current == task and len(seen) > 1:
            return True
    return False
