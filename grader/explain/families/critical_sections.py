"""What belongs together: looking and acting, two values that fit, what is handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.explain.story import Step

register(
    "checked_without_lock",
    sentence="What one thread had looked at was changed by another before it acted on it.",
    rule="Looking and acting are two steps. Without a lock, others come in between them.",
    next_step="Make one lock in `__init__`, and look and act inside the same `with self.lock:`.",
)

register(
    "no_common_lock",
    sentence="Several threads change the same value, and there is no lock that all of them hold.",
    rule="A lock guards a value only if everybody who changes it holds that very lock.",
    next_step="Choose the lock that guards the value; hold it around the change wherever it is.",
)

register(
    "refused_when_busy",
    sentence="A thread found the lock taken, and gave up instead of waiting.",
    rule="That somebody is at work says nothing about what will be there when they have finished.",
    next_step="Wait for the lock, `with lock:`, then look, and let what you see decide.",
)


@recogniser("checked_without_lock")
def _checked_without_lock(evidence: Evidence) -> bool:
    """Whether what a line acts on was looked at in an earlier one, and no lock is held."""
    damage = evidence.damage
    if damage is None or any(step.held for step in damage.steps):
        return False
    if damage.kind == "changed_between":
        return True
    looked = {
        step.line
        for step in evidence.story.steps[: damage.last.index]
        if step.is_read and step.is_own
        if (step.task, step.place) == (damage.last.task, damage.last.place)
    }
    return damage.kind == "lost_write" and bool(looked - {damage.last.line})


@recogniser("no_common_lock")
def _no_common_lock(evidence: Evidence) -> bool:
    """Whether some of those who change a value hold a lock, and there is none that all hold."""
    for steps in evidence.conflicts.values():
        own = [step for step in steps if step.is_own]
        writers = {step.task for step in own if step.is_write}
        if len(writers) > 1 and any(step.held for step in own) and not _share_a_lock(own):
            return True
    return False


@recogniser("refused_when_busy")
def _refused_when_busy(evidence: Evidence) -> bool:
    """Whether a lock was not to be had, and its task changed nothing any more in that function."""
    for step in evidence.story.steps:
        failed = step.operation == "timeout" or (
            step.operation == "try_acquire" and step.value != "taken"
        )
        if not (failed and step.is_own and step.location in evidence.story.locks):
            continue
        if not any(
            later.is_write and later.is_own and later.function == step.function
            for later in evidence.story.steps[step.index :]
            if later.task == step.task
        ):
            return True
    return False


# --- Two values that belong together.

register(
    "no_lock_around_both",
    sentence="Two values that belong together are changed in two steps, and somebody looked there.",
    rule="Between the two steps they do not fit, and without a lock anybody may come by.",
    next_step="Hold one lock around both changes, and the same lock around reading both.",
)

register(
    "locked_writers_only",
    sentence="Changing the values is locked; reading them is not.",
    rule="A lock keeps out only those who ask for it, and the reader walks in halfway.",
    next_step="Read both values inside the same `with lock:` that guards the change.",
)

register(
    "two_locks",
    sentence="Two values that belong together have a lock each.",
    rule="Each lock guards one value alone; between the two blocks they do not fit together.",
    next_step="Use one lock for both, around both changes and around reading both.",
)

register(
    "asked_twice",
    sentence="One answer is put together from two questions that were asked one after the other.",
    rule="Each question takes the lock for itself; in between, the values may have changed.",
    next_step="Ask once, keep what comes back in a variable, and use all of it.",
)

register(
    "returned_live_state",
    sentence="The object that is handed out is the one that goes on being changed.",
    rule="A lock guards what happens inside it; what is carried out is not guarded any more.",
    next_step="Hand out a copy, made under the lock, or something that cannot change: a tuple.",
)


def _share_a_lock(steps: Iterable[Step]) -> bool:
    held = [set(step.held) for step in steps]
    return bool(held) and bool(set.intersection(*held))


@recogniser("no_lock_around_both")
def _no_lock_around_both(evidence: Evidence) -> bool:
    damage = evidence.damage
    if damage is None or damage.kind != "torn":
        return False
    return not any(step.held for step in (*damage.reads, *damage.change))


@recogniser("locked_writers_only")
def _locked_writers_only(evidence: Evidence) -> bool:
    damage = evidence.damage
    if damage is None or damage.kind != "torn":
        return False
    return not any(step.held for step in damage.reads) and _share_a_lock(damage.change)


@recogniser("two_locks")
def _two_locks(evidence: Evidence) -> bool:
    """Whether a reader holds a lock for each of two values, and none for both."""
    damage = evidence.damage
    if damage is None or damage.kind != "torn":
        return False
    steps = (*damage.reads, *damage.change)
    return all(step.held for step in steps) and not _share_a_lock(damage.reads)


@recogniser("asked_twice")
def _asked_twice(evidence: Evidence) -> bool:
    """Whether two reads under one lock do not fit, since it was given back between them."""
    damage = evidence.damage
    if damage is None or damage.kind != "torn" or not _share_a_lock(damage.reads):
        return False
    early, late = damage.reads
    return any(
        step.operation == "release" and step.task == early.task and step.location in early.held
        for step in evidence.story.steps[early.index : late.index]
    )


@recogniser("returned_live_state")
def _returned_live_state(evidence: Evidence) -> bool:
    """Whether the check found changed in its hands a container that the program goes on filling."""
    changed = {
        step.place
        for step in evidence.story.steps
        if step.is_write and step.is_own and "." not in step.place
    }
    return any(
        step.by_check and step.is_access and step.place in changed for step in evidence.story.steps
    )
