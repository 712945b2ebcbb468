"""What goes wrong where many wait for one signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "event_cleared_early",
    sentence="The signal is taken back as soon as it was given, and some had not seen it yet.",
    rule="Who comes to wait() after the clear() waits for the next set(), however soon that was.",
    next_step="Leave the event set; clear it only when everybody has passed.",
)

register(
    "one_permit",
    sentence="The signal lets one pass, and many wait for it.",
    rule="Each release() of a semaphore lets one acquire() through; an Event lets all.",
    next_step="Use an Event, or let each who passes leave the door open for the next one.",
)

register(
    "stays_fired",
    sentence="After reset() the signal is still there, and nobody waits for the next one.",
    rule="An event stays set until somebody calls clear().",
    next_step="Let reset() take the signal back, so that whoever comes has to wait again.",
)

register(
    "ran_before_the_gun",
    sentence="Somebody goes on before the signal was given.",
    rule="To wait means to come back when it is there: not before it, and not after some time.",
    next_step="Call wait(), without a time limit, before anything that must not happen too early.",
)

register(
    "fired_too_early",
    sentence="The signal is given before everybody is ready for it.",
    rule="start() has to be called for all of them first; what follows in the loop comes later.",
    next_step="Start all in one loop, and give the signal after it.",
)


@recogniser("event_cleared_early")
def _event_cleared_early(evidence: Evidence) -> bool:
    cleared = any(".clear(" in step.source for step in evidence.story.steps if step.is_own)
    return cleared and any(wait.wants == "wait()" for wait in evidence.story.waits)


@recogniser("one_permit")
def _one_permit(evidence: Evidence) -> bool:
    return any(wait.wants != "wait()" for wait in evidence.story.waits) and any(
        ".release(" in step.source for step in evidence.story.steps if step.is_own
    )


@recogniser("stays_fired")
def _stays_fired(evidence: Evidence) -> bool:
    steps = [step for step in evidence.story.steps if step.is_own]
    quiet = not any(".clear(" in step.source or step.operation == "sleep" for step in steps)
    return quiet and bool(steps) and evidence.story.ending == "returned"


@recogniser("ran_before_the_gun")
def _ran_before_the_gun(evidence: Evidence) -> bool:
    return not evidence.story.waits and evidence.story.ending == "returned"


@recogniser("fired_too_early")
def _fired_too_early(evidence: Evidence) -> bool:
    count = evidence.noted.get("fewest at a shot")
    return isinstance(count, int) and count < len(_arrived(evidence))


def _arrived(evidence: Evidence) -> list[object]:
    races = evidence.noted.get("arrived")
    first = races[0] if isinstance(races, list) and races else []
    return first if isinstance(first, list) else []
