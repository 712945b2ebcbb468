"""What goes wrong where all have to finish one step before any begins the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "one_meeting_only",
    sentence="All meet when they have read, and not when they have written.",
    rule="A fast one reads for the next step while a slow one has still to write.",
    next_step="Meet a second time when all have written, or write into another list.",
)

register(
    "read_new_values",
    sentence="A cell writes its new value while a neighbour has still to read the old one.",
    rule="Every step is made of the values before it, so nobody may write before all have read.",
    next_step="Work out the new value, meet, and only then write it.",
)

register(
    "wrong_parties",
    sentence="At the meeting somebody is waited for who never comes.",
    rule="Barrier(n) lets nobody go on before n threads are there at the same time.",
    next_step="Make the barrier for as many as call wait(), and start all of them first.",
)

register(
    "hang_on_error",
    sentence="One that met an error does not come to the meeting, and all others wait for it.",
    rule="A barrier does not know that somebody will never come, unless it is told.",
    next_step="Catch the error, keep it, and call the barrier's abort(): it sends the others home.",
)

register(
    "wrong_error",
    sentence="What comes out is that the meeting was broken up, and not why.",
    rule="BrokenBarrierError is what everybody else gets when one of them had an error.",
    next_step="Keep the error of the one who had it, let go of the BrokenBarrierErrors.",
)


register(
    "error_kept_back",
    sentence="The run ends early, and nobody is told of the error that ended it.",
    rule="An error that a thread has caught is seen by nobody unless it is handed on.",
    next_step="Keep it where simulate finds it, and raise it there when all have ended.",
)


def _meets(evidence: Evidence) -> int:
    """In how many lines of the program a meeting is waited for."""
    steps = [step for step in evidence.story.steps if step.is_own and ".wait(" in step.source]
    return len({step.line for step in steps})


@recogniser("one_meeting_only")
def _one_meeting_only(evidence: Evidence) -> bool:
    """Whether there is one meeting a step, and what is written comes after it."""
    if evidence.story.waits or _meets(evidence) != 1:
        return False
    met: set[str] = set()
    for step in evidence.story.steps:
        if step.is_own and ".wait(" in step.source:
            met.add(step.task)
        elif step.is_own and step.is_write and "values[" in step.source:
            return step.task in met
    return False


@recogniser("read_new_values")
def _read_new_values(evidence: Evidence) -> bool:
    """Whether it comes out differently each time: then it is the order of events that matters."""
    results = evidence.failure.outcome.get("results")
    wrong = evidence.failure.reason == "wrong_result" and not evidence.story.waits
    return wrong and isinstance(results, list) and len(results) > 1


@recogniser("wrong_parties")
def _wrong_parties(evidence: Evidence) -> bool:
    raised = any(step.operation == "raise" for step in evidence.story.steps)
    return bool(evidence.story.waits) and _meets(evidence) > 0 and not raised


@recogniser("hang_on_error")
def _hang_on_error(evidence: Evidence) -> bool:
    """Whether others wait at the meeting, or one of them is ended by what it met."""
    if evidence.failure.reason == "exception":
        return evidence.story.failing_task not in (None, MAIN_TASK)
    return bool(evidence.story.waits) and _meets(evidence) > 0


@recogniser("wrong_error")
def _wrong_error(evidence: Evidence) -> bool:
    value = evidence.story.value
    return isinstance(value, str) and value.startswith("BrokenBarrierError")


@recogniser("error_kept_back")
def _error_kept_back(evidence: Evidence) -> bool:
    return evidence.story.value == "no error" and not evidence.story.waits
