"""What belongs together: looking and acting, two values that fit, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import documents_in

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
    """Whether reader and writer hold a lock for each of two values, and none for both."""
    damage = evidence.damage
    if damage is None or damage.kind != "torn":
        return False
    return all(
        all(step.held for step in pair) and not _share_a_lock(pair)
        for pair in (damage.reads, damage.change)
    )


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


# --- On the way out.

register(
    "changed_before_error",
    sentence="Something was changed, then an error was raised, and the change stayed.",
    rule="`with` gives back the lock on the way out of an error, and undoes nothing.",
    next_step="Look first and raise first; change only when nothing can go wrong any more.",
)

register(
    "caught_too_much",
    sentence="An error that is something else was taken for the expected one, and hidden.",
    rule="`except Exception`, or `except:` alone, catches whatever happens, mistakes included.",
    next_step="Name the one error you can answer: `except ValueError:`; let all others out.",
)


@recogniser("changed_before_error")
def _changed_before_error(evidence: Evidence) -> bool:
    """Whether a result is wrong though nobody interfered, and something was changed."""
    if evidence.failure.reason != "wrong_result" or evidence.damage is not None:
        return False
    values = (each.get("value") for each in documents_in(evidence.failure.outcome.get("results")))
    if any(isinstance(value, dict) and value.get("raised") is False for value in values):
        return False
    return any(
        step.is_write and step.is_own and not step.function.endswith(".__init__")
        for step in evidence.story.steps
    )


@recogniser("caught_too_much")
def _caught_too_much(evidence: Evidence) -> bool:
    """Whether a check that looked for an error saw nothing come out."""
    values = (each.get("value") for each in documents_in(evidence.failure.outcome.get("results")))
    return any(isinstance(value, dict) and value.get("came out") == "nothing" for value in values)


# --- All or nothing.

register(
    "unlocked_between",
    sentence="Each step of a batch holds the lock, and between two of them nobody does.",
    rule="What is to be seen whole has to be done under one lock, from the first step to the last.",
    next_step="Hold the lock around the whole loop. If what it calls takes it too: an RLock.",
)

register(
    "part_of_a_batch",
    sentence="Somebody came by when a batch was half done.",
    rule="Only a lock that all of them take, who post and who read, keeps a batch together.",
    next_step="Hold one lock from the first step to the last, and take the same one for reading.",
)


def _half_done(evidence: Evidence) -> tuple[Step, Step, Step] | None:
    """Return two changes in a row that one task made in one place, and who came by between."""
    last: dict[tuple[str, str], Step] = {}
    since: dict[str, list[Step]] = {}
    for step in evidence.story.steps:
        if not step.is_access or step.by_check or step.function.endswith(".__init__"):
            continue
        before = last.get((step.task, step.place))
        if step.is_write:
            if before is not None:
                for other in since.get(step.place, []):
                    if other.index > before.index and other.task != step.task:
                        return before, other, step
            last[step.task, step.place] = step
        since.setdefault(step.place, []).append(step)
    return None


@recogniser("unlocked_between")
def _unlocked_between(evidence: Evidence) -> bool:
    found = _half_done(evidence)
    if found is None or not _share_a_lock(found):
        return False
    first, _, last = found
    return any(
        step.operation == "release" and step.task == first.task and step.location in first.held
        for step in evidence.story.steps[first.index : last.index]
    )


@recogniser("part_of_a_batch")
def _part_of_a_batch(evidence: Evidence) -> bool:
    found = _half_done(evidence)
    return found is not None and any(step.held for step in found)


# --- Built once.

register(
    "published_early",
    sentence="The sign that it is ready was up before it was ready.",
    rule="Whoever sees the sign believes it, and goes on with what is not there yet.",
    next_step="Store the finished thing first, and the sign that it is there last.",
)

register(
    "broken_after_error",
    sentence="The first attempt failed, and what it left behind keeps others from a real one.",
    rule="An error leaves in the middle: what was noted before it stays noted.",
    next_step="Note that it is built when it is built, in a line that an error never reaches.",
)

register(
    "none_means_missing",
    sentence="What was built was taken for a sign that nothing is built yet.",
    rule="`None`, 0 and an empty list are values like any other; a factory may well return them.",
    next_step="Keep a flag of its own for `it is built`, and ask that.",
)


@recogniser("published_early")
def _published_early(evidence: Evidence) -> bool:
    """Whether one put up a flag and stored something later, and another looked at both between."""
    steps = [step for step in evidence.story.steps if step.is_own and step.is_access]
    for flag in steps:
        if not flag.is_write or flag.value != "True" or flag.function.endswith(".__init__"):
            continue
        for stored in steps:
            later = stored.is_write and stored.index > flag.index and stored.task == flag.task
            if not later or stored.place == flag.place:
                continue
            between = [s for s in steps if flag.index < s.index < stored.index and s.is_read]
            seen = {step.task for step in between if step.place == flag.place} - {flag.task}
            if any(step.place == stored.place and step.task in seen for step in between):
                return True
    return False


@recogniser("broken_after_error")
def _broken_after_error(evidence: Evidence) -> bool:
    """Whether the first to ask was given the error, and others were not given what they should."""
    values = (each.get("value") for each in documents_in(evidence.failure.outcome.get("results")))
    answers = [value.get("answers") for value in values if isinstance(value, dict)]
    return any(
        isinstance(each, list) and each[:1] == ["LookupError"] and each[-1] != "list"
        for each in answers
    )


@recogniser("none_means_missing")
def _none_means_missing(evidence: Evidence) -> bool:
    """Whether something false was built more than once."""
    values = (each.get("value") for each in documents_in(evidence.failure.outcome.get("results")))
    for value in values:
        if isinstance(value, dict) and isinstance(value.get("got"), list):
            calls = value.get("calls")
            if isinstance(calls, int) and calls > 1 and not any(value["got"]):
                return True
    return False
