"""What goes wrong where one needs two things that neighbours need as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence
    from grader.explain.story import Step

register(
    "one_big_lock",
    sentence="One lock for all makes everybody wait for everybody.",
    rule="A lock should guard what is shared, and no more: two who share nothing need not wait.",
    next_step="Give each thing that is shared a lock of its own, and keep to an order of locks.",
)

register(
    "fork_shared",
    sentence="Two neighbours hold the same fork at the same time.",
    rule="What two threads share has to be guarded by one lock that both of them take.",
    next_step="Make one lock for each fork, and see that both neighbours reach for the same one.",
)

register(
    "one_fork_only",
    sentence="A meal begins with one fork in hand; the other one is in the neighbour's.",
    rule="Where work needs two things, both have to be held until it is over.",
    next_step="Take the fork on either side before the meal, and keep both to its end.",
)

register(
    "ate_too_late",
    sentence="The forks were put back before the meal began.",
    rule="A lock guards what is done while it is held, and nothing that comes after.",
    next_step="Call eat() inside the block that holds both forks.",
)

register(
    "skipped_a_meal",
    sentence="Somebody who finds a fork taken goes without that meal.",
    rule="`acquire(blocking=False)` only asks; when it says False, the work is still to be done.",
    next_step="Wait for the fork with acquire() or `with`, which come back once it is yours.",
)


def _hands(evidence: Evidence) -> dict[str, set[str]]:
    """Return which locks, by their places, each task held when the check first saw it at a meal."""
    held: dict[str, set[str]] = {}
    seen: dict[str, set[str]] = {}
    for step in evidence.story.steps:
        mine = held.setdefault(step.task, set())
        if step.operation in ("acquire", "try_acquire") and _took(step):
            mine.add(step.place)
        elif step.operation == "release":
            mine.discard(step.place)
        elif step.by_check and step.is_write:
            seen.setdefault(step.task, set(mine))
    return {task: hands for task, hands in seen.items() if task not in evidence.story.tasks[:1]}


def _took(step: Step) -> bool:
    return step.operation == "acquire" or step.value not in ("False", "not free")


def _ever_took(evidence: Evidence, task: str) -> bool:
    steps = evidence.story.steps
    return any(step.operation == "release" and step.task == task for step in steps)


@recogniser("ate_too_late")
def _ate_too_late(evidence: Evidence) -> bool:
    hands = _hands(evidence)
    return any(not held and _ever_took(evidence, task) for task, held in hands.items())


@recogniser("one_fork_only")
def _one_fork_only(evidence: Evidence) -> bool:
    hands = _hands(evidence)
    return len(hands) > 1 and all(len(held) == 1 for held in hands.values())


@recogniser("fork_shared")
def _fork_shared(evidence: Evidence) -> bool:
    hands = list(_hands(evidence).values())
    return len(hands) > 1 and all(len(held) > 1 for held in hands)


@recogniser("one_big_lock")
def _one_big_lock(evidence: Evidence) -> bool:
    """Whether somebody waits for a lock that another one holds at the meal."""
    steps = evidence.story.steps
    waited = {(step.location, step.task) for step in steps if step.operation == "wait"}
    return any(
        lock in step.held and task != step.task
        for step in steps
        if step.by_check
        for lock, task in waited
    )


@recogniser("skipped_a_meal")
def _skipped_a_meal(evidence: Evidence) -> bool:
    return any(
        step.operation == "try_acquire" and not step.by_check and not _took(step)
        for step in evidence.story.steps
    )
