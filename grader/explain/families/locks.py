"""Shared data without a lock, with the wrong lock, or with the lock held for too short a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK, MadeLock, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.explain.damage import Damage

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
    "two_locked_steps",
    sentence="Each step holds the lock, and between the two steps nobody does.",
    rule="What belongs together is done under one lock, taken once; else others come between.",
    next_step="Put both steps inside one `with lock:` block.",
)

register(
    "checked_outside_lock",
    sentence="The value is looked at before the lock is taken.",
    rule="Until the lock is there, somebody else may have changed what was looked at.",
    next_step="Do the check, and what depends on it, inside the same `with lock:` block.",
)

register(
    "gave_up_waiting",
    sentence="A thread stopped waiting for a lock, and went on without it.",
    rule="`acquire` with a timeout, or with `blocking=False`, returns False when it has no lock.",
    next_step="Wait until the lock is there, `with lock:`, or try again until `acquire` is True.",
)

register(
    "asked_whether_locked",
    sentence="`locked()` was asked, and the lock was not taken.",
    rule="The answer may be out of date before it is used, and asking keeps nobody out.",
    next_step="Take the lock: `with lock:` waits until it is free, and has it, in one step.",
)

register(
    "busy_flag",
    sentence="A flag is used as if it were a lock.",
    rule="Looking at the flag and raising it are two steps; two threads can both find it down.",
    next_step="Use a Lock: `with lock:` looks and takes in one step.",
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
    takers = {
        step.function
        for step in evidence.story.steps
        if step.operation == "acquire" and step.location == lock.name
    }
    if lock.function in takers and not lock.function.endswith((".run", ".__init__")):
        return True  # made by the very call that takes it
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


@recogniser("asked_whether_locked", decides=True)
def _asked_whether_locked(evidence: Evidence) -> bool:
    return "asked_whether_locked" in evidence.observed and _no_lock(evidence)


@recogniser("busy_flag")
def _busy_flag(evidence: Evidence) -> bool:
    """Whether everybody who does harm puts something up before it, and down again after it."""
    if not _no_lock(evidence):
        return False
    flags: set[str] | None = None
    for task in {step.task for step in evidence.harmful}:
        harm = [step.index for step in evidence.harmful if step.task == task]
        written = [s for s in evidence.story.steps if s.task == task and s.is_write and s.is_own]
        up = {s.place for s in written if s.index < harm[0] and s.value == "True"}
        down = {s.place for s in written if s.index > harm[-1] and s.value == "False"}
        flags = up & down if flags is None else flags & up & down
    return bool(flags)


@recogniser("two_locked_steps")
def _two_locked_steps(evidence: Evidence) -> bool:
    damage = evidence.damage
    if damage is None or damage.kind == "too_early":
        return False
    if damage.kind == "torn":
        return _given_in_two_steps(evidence, damage)
    first, last = damage.first, damage.last
    return any(
        step.operation == "release" and step.task == first.task and step.location in last.held
        for step in evidence.story.steps[first.index : last.index]
        if step.location in first.held
    )


def _given_in_two_steps(evidence: Evidence, damage: Damage) -> bool:
    """Whether the two changes of which one was seen were each locked, and not together."""
    one, two = damage.change
    if not all(step.held for step in (*damage.reads, one, two)) or not _common(damage.reads):
        return False
    shared = _common(damage.change)
    return not shared or any(
        step.operation == "release" and step.task == one.task and step.location in shared
        for step in evidence.story.steps[one.index : two.index]
    )


@recogniser("checked_outside_lock")
def _checked_outside_lock(evidence: Evidence) -> bool:
    damage = evidence.damage
    return (
        damage is not None
        and damage.kind in ("changed_between", "lost_write")
        and not damage.first.held
        and bool(damage.last.held)
    )


@recogniser("gave_up_waiting")
def _gave_up_waiting(evidence: Evidence) -> bool:
    return any(
        step.operation == "timeout" or (step.operation == "try_acquire" and step.value != "taken")
        for step in evidence.story.steps
        if step.is_own and step.location in evidence.story.locks
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
