"""What goes wrong in a pool of threads: tasks that nobody does, doors closed too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "worker_dies",
    sentence="A task that raises takes its worker with it.",
    rule="An exception that leaves run() ends the thread, and nobody does what it would have done.",
    next_step="Catch the error around the one task, give it to that future, and take the next.",
)

register(
    "went_home",
    sentence="All who could do it have ended, and somebody waits for what they should do.",
    rule="That there is nothing to do at this moment does not mean that there will be nothing.",
    next_step="Wait with get(), and go home at a sign that is put there when all is over.",
)

register(
    "result_without_wait",
    sentence="The result is read before it is there.",
    rule="What another thread will write may be read after something has said that it is written.",
    next_step="Write the value first and set the event last; wait for the event before you read.",
)

register(
    "lost_task",
    sentence="Something was accepted, and is not done when all should be over.",
    rule="Closing means that nothing more comes in; what is in has to be done.",
    next_step="Go home at a sign behind everything that was accepted, and wait for who goes home.",
)

register(
    "shutdown_races_submit",
    sentence="The door is closed between looking whether it is open and going in.",
    rule="Looking and putting something there have to be one step, for whoever closes, too.",
    next_step="Look and put under one lock, and close under the same one.",
)

register(
    "deadlock_on_full",
    sentence="All who could make room wait for room themselves.",
    rule="put() into a full queue waits for a get(); who does both must never wait in put().",
    next_step="Give the queue no limit, where those who take from it also put into it.",
)

register(
    "joined_with_lock",
    sentence="A thread waits for others to end, and holds the lock that one of them needs.",
    rule="`join()` gives back no lock while it waits.",
    next_step="Do under the lock what needs it, leave the `with` block, then join.",
)


@recogniser("went_home")
def _went_home(evidence: Evidence) -> bool:
    """Whether the main thread waits for ever, and all others have ended."""
    ended = {step.task for step in evidence.story.steps if step.operation == "end"}
    return bool(ended) and {wait.task for wait in evidence.story.waits} == {"MainThread"}


@recogniser("worker_dies")
def _worker_dies(evidence: Evidence) -> bool:
    """Whether a thread died of an error, or all are gone where there was one."""
    if evidence.failure.reason == "exception":
        return evidence.story.failing_task not in (None, "MainThread")
    return _went_home(evidence)


@recogniser("result_without_wait")
def _result_without_wait(evidence: Evidence) -> bool:
    """Whether somebody read what another thread wrote only after that."""
    read: dict[str, set[str]] = {}
    for step in evidence.story.steps:
        if not step.is_own or step.function.endswith("__init__"):
            continue
        if step.operation == "write" and read.get(step.location, set()) - {step.task}:
            return True
        if step.is_read:
            read.setdefault(step.location, set()).add(step.task)
    return False


@recogniser("lost_task")
def _lost_task(evidence: Evidence) -> bool:
    noted = evidence.noted
    return "given" in noted and noted["given"] != noted.get("done")


@recogniser("shutdown_races_submit")
def _shutdown_races_submit(evidence: Evidence) -> bool:
    noted = evidence.noted
    return "accepted" in noted and noted["accepted"] != noted.get("done")


@recogniser("deadlock_on_full")
def _deadlock_on_full(evidence: Evidence) -> bool:
    return any(wait.wants == "put()" for wait in evidence.story.waits)


@recogniser("joined_with_lock")
def _joined_with_lock(evidence: Evidence) -> bool:
    """Whether somebody waits for a lock whose holder waits for it to end."""
    waits = evidence.story.waits
    return any(
        each.held_by == other.task and "to end" in other.wants
        for each in waits
        for other in waits
        if each.held_by is not None
    )
