"""Shared data without a lock, with the wrong lock, or with the lock held for too short a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK, MadeLock, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

register(
    "no_lock",
    sentence="Several threads change the same value, and no lock is held.",
    rule="`x += 1` is a read, an addition and a write; another thread can come in between.",
    next_step="Make one lock in `__init__`, and do the whole change inside `with self.lock:`.",
)

register(
    "lock_per_call",
    sentence="Each call makes a lock of its own, so nobody ever waits.",
    rule="A lock keeps out only those who use that same lock.",
    next_step="Make the lock once, in `__init__` of the object that is shared.",
)

register(
    "lock_per_thread",
    sentence="Each thread has a lock of its own, so they do not wait for one another.",
    rule="A lock keeps out only those who use that same lock.",
    next_step="Keep the lock with what it guards: in `__init__` of the object that is shared.",
)

register(
    "locked_read_only",
    sentence="Reading the value is locked; changing it is not.",
    rule="A lock helps only when everyone who changes the value holds it.",
    next_step="Do the change, its read and its write together, inside the same `with self.lock:`.",
)

register(
    "lock_released_too_early",
    sentence="The value is read under the lock, and written after the lock was given back.",
    rule="In between another thread can change it, and its change is overwritten.",
    next_step="Keep the lock from the read until after the write.",
)

register(
    "one_lock_only",
    sentence="Two things are changed, and only one of their locks is held.",
    rule="What the other lock guards can be changed by someone else at the same time.",
    next_step="Hold both locks while both things change, and take them in the same order always.",
)

register(
    "torn_total",
    sentence="The total is added up while a change is half done.",
    rule="Between the two writes of a transfer the money is on neither account, or on both.",
    next_step="Add up while holding the locks that a transfer holds.",
)

register(
    "one_lock_for_all_instances",
    sentence="The lock is kept on the class, so all objects share one.",
    rule="It is safe, and makes threads wait that have nothing to do with one another.",
    next_step="Make the lock in `__init__`: `self.lock = threading.Lock()`.",
    always=True,
    weak=True,
)


def _common(steps: Iterable[Step]) -> set[str]:
    """Return the locks that all steps hold."""
    held = [set(step.held) for step in steps]
    return set.intersection(*held) if held else set()


def _made(evidence: Evidence, steps: Iterable[Step]) -> list[MadeLock]:
    names = dict.fromkeys(name for step in steps for name in step.held)
    return [evidence.story.locks[name] for name in names if name in evidence.story.locks]


def _taken_in(evidence: Evidence, name: str) -> set[str]:
    """Return the last part of the names of the functions that take a lock."""
    return {
        step.function.split(".")[-1]
        for step in evidence.story.steps
        if step.operation == "acquire" and step.location == name
    }


def _own_locks(evidence: Evidence) -> list[MadeLock]:
    """Return the locks of the harmful accesses, where each holds one and no two threads' agree."""
    steps = evidence.harmful
    if not steps or not all(step.held for step in steps):
        return []
    by_task: dict[str, set[str]] = {}
    for step in steps:
        by_task.setdefault(step.task, set()).update(step.held)
    if len(by_task) < 2:
        return []
    made = _made(evidence, steps)
    shared = set.intersection(*by_task.values())
    # Locks made at the same line may carry one name; the count then tells that they are several.
    several = [lock for lock in made if lock.count > 1]
    if shared and not all(lock.count > 1 for lock in made if lock.name in shared):
        return []
    return several or made


def _made_per_call(evidence: Evidence, lock: MadeLock) -> bool:
    workers = {step.task for step in evidence.story.steps if step.task != MAIN_TASK}
    if lock.task == MAIN_TASK:
        return False
    return lock.count > len(workers) or "run" not in _taken_in(evidence, lock.name)


@recogniser("no_lock")
def _no_lock(evidence: Evidence) -> bool:
    steps = evidence.harmful
    if not steps or any(step.held for step in steps):
        return False
    return any(step.is_write for step in steps) and not _locked_read_only(evidence)


@recogniser("lock_per_call")
def _lock_per_call(evidence: Evidence) -> bool:
    locks = _own_locks(evidence)
    return bool(locks) and all(_made_per_call(evidence, lock) for lock in locks)


@recogniser("lock_per_thread")
def _lock_per_thread(evidence: Evidence) -> bool:
    locks = _own_locks(evidence)
    return bool(locks) and not any(_made_per_call(evidence, lock) for lock in locks)


@recogniser("locked_read_only")
def _locked_read_only(evidence: Evidence) -> bool:
    damage = evidence.damage
    if damage is not None and damage.kind == "lost_write" and damage.first.held:
        # Read through a getter that locks, stored by a line of another function that does not.
        return not damage.last.held and damage.first.function != damage.last.function
    steps = evidence.harmful
    if not steps or any(step.held for step in steps):
        return False
    places = {step.place for step in steps}
    return any(
        step.is_read and step.held and step.place in places
        for step in evidence.story.steps
        if not step.by_check
    )


@recogniser("lock_released_too_early")
def _lock_released_too_early(evidence: Evidence) -> bool:
    damage = evidence.damage
    if damage is None or damage.kind != "lost_write" or not damage.first.held:
        return False
    first, last = damage.first, damage.last
    if not set(first.held) & set(last.held):
        return not last.held and first.function == last.function
    return any(
        step.operation == "release"
        and step.task == last.task
        and step.location in first.held
        and first.index < step.index < last.index
        for step in evidence.story.steps
    )


@recogniser("one_lock_only")
def _one_lock_only(evidence: Evidence) -> bool:
    steps = evidence.harmful
    if not steps or _torn_total(evidence):
        return False
    return not _common(steps) and any(step.held for step in steps)


@recogniser("torn_total")
def _torn_total(evidence: Evidence) -> bool:
    damage = evidence.damage
    return damage is not None and damage.kind == "torn"
