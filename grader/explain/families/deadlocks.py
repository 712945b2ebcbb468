"""Everyone waits: two locks in two orders, or one lock taken twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register

if TYPE_CHECKING:
    from grader.explain.story import Step, Wait

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


register(
    "lock_never_given_back",
    sentence="A lock is taken and never given back.",
    rule="It stays taken when the work is done, so whoever asks for it next waits for ever.",
    next_step="Use `with lock:`; it gives the lock back at the end of the block.",
)

register(
    "not_released_on_error",
    sentence="What is taken, a lock or anything else, is not given back on one way out.",
    rule="A `return` or an error leaves at once; a `release()` further down is not reached.",
    next_step="Give it back in a `finally:`. `with lock:` does, whichever way the block is left.",
)


register(
    "lost_wakeup",
    sentence="A thread waits to be woken, and nobody is left to wake it.",
    rule="`notify()` wakes only those who wait at that moment; it is not kept for later.",
    next_step="Change a variable under the lock, and `while not variable: condition.wait()`.",
)


@recogniser("lost_wakeup")
def _lost_wakeup(evidence: Evidence) -> bool:
    """Whether a deadlock has a thread in `wait` or `wait_for` of a Condition, or an Event's."""
    return any(wait.wants in ("wait()", "wait_for()") for wait in evidence.story.waits)


def _left_behind(evidence: Evidence) -> list[Step]:
    """Return where locks were taken that somebody waits for, though their holder had moved on."""
    return [
        taken
        for wait in evidence.story.waits
        if (taken := _taken(evidence, wait)) is not None and _moved_on(evidence, wait, taken)
    ]


def _taken(evidence: Evidence, wait: Wait) -> Step | None:
    """Return where the lock was taken that a task waits for."""
    taken = None
    for step in evidence.story.steps:
        if step.task == wait.held_by and step.location == wait.wants:
            if step.operation in ("acquire", "try_acquire"):
                taken = step
            elif step.operation == "release":
                taken = None
    return taken


def _moved_on(evidence: Evidence, wait: Wait, taken: Step) -> bool:
    later = [step for step in evidence.story.steps[taken.index :] if step.task == taken.task]
    if any(step.operation == "end" or step.by_check for step in later):
        return True
    inside = next((step.within for step in reversed(later) if step.within), taken.within)
    if inside[: len(taken.within)] != taken.within and ".acquire(" in taken.source:
        return True  # the function that took it is over
    # The same line again, without an end of the block: nothing there gives it back.
    again = wait.held_by == wait.task and wait.line == taken.line
    return again and ".acquire(" in taken.source


def _holder(evidence: Evidence, wait: Wait) -> str | None:
    """Return who has a lock that is asked for inside a call, such as `enter_context()`."""
    if not wait.wants.endswith("()"):
        return None
    steps = evidence.story.steps
    asked = [step for step in steps if step.task == wait.task and step.operation == "wait"]
    place = asked[-1].place if asked else ""
    names = {step.location for step in steps if step.operation == "acquire" and step.place == place}
    last = {step.task: step for step in steps}
    return next((task for task, step in last.items() if names & set(step.held)), None)


@recogniser("lock_never_given_back")
def _lock_never_given_back(evidence: Evidence) -> bool:
    return bool(_left_behind(evidence)) and not _not_released_on_error(evidence)


@recogniser("not_released_on_error")
def _not_released_on_error(evidence: Evidence) -> bool:
    """Whether it was left behind this time, and is given back at other times."""
    noted = evidence.noted
    if "came out" in noted and noted.get("free") != noted.get("of"):
        return True
    left = _left_behind(evidence)
    names = {step.location for step in left}
    given_back = {(_of_any(step.location), step.function) for step in left}
    return any(
        (step.operation == "release" and (_of_any(step.location), step.function) in given_back)
        or (step.operation == "raise" and names & set(step.held))
        for step in evidence.story.steps
    )


def _of_any(name: str) -> str:
    """A lock's name without the number of the object that has it: `Lazy-2.lock`, `Lazy.lock`."""
    return re.sub(r"-\d+\.", ".", name)


@recogniser("deadlock_with_self")
def _deadlock_with_self(evidence: Evidence) -> bool:
    alone = any(wait.held_by == wait.task for wait in evidence.story.waits)
    return alone and not _left_behind(evidence)


@recogniser("lock_order_inversion")
def _lock_order_inversion(evidence: Evidence) -> bool:
    """Follow who waits for whom until a task comes round again."""
    holder = {wait.task: wait.held_by or _holder(evidence, wait) for wait in evidence.story.waits}
    for task in holder:
        seen = [task]
        current = holder[task]
        while current is not None and current not in seen:
            seen.append(current)
            current = holder.get(current)
        if current == task and len(seen) > 1:
            return True
    return False
