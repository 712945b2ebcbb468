"""All or nothing: errors on the way, batches seen half done, things built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register

if TYPE_CHECKING:
    from grader.explain.story import Step

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
    if any(value.get("raised") is False for value in evidence.ever_noted):
        return False
    return any(
        step.is_write and step.is_own and not step.function.endswith(".__init__")
        for step in evidence.story.steps
    )


@recogniser("caught_too_much")
def _caught_too_much(evidence: Evidence) -> bool:
    """Whether a check that looked for an error saw nothing come out."""
    return any(value.get("came out") == "nothing" for value in evidence.ever_noted)


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
    if found is None or not set.intersection(*(set(step.held) for step in found)):
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
    answers = [value.get("answers") for value in evidence.ever_noted]
    return any(
        isinstance(each, list) and each[:1] == ["LookupError"] and each[-1] != "list"
        for each in answers
    )


@recogniser("none_means_missing")
def _none_means_missing(evidence: Evidence) -> bool:
    """Whether something false was built more than once."""
    return any(
        isinstance(value.get("got"), list)
        and not any(value["got"])
        and isinstance(value.get("calls"), int)
        and value["calls"] > 1
        for value in evidence.ever_noted
    )
