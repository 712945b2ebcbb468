"""What goes wrong where a queue counts what is not done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "task_done_forgotten",
    sentence="Nobody tells the queue that a document is done.",
    rule="`join()` of a queue waits until task_done() was called as often as put().",
    next_step="Call task_done() once for each item that get() gave you, when you are through.",
)

register(
    "task_done_on_get",
    sentence="The queue is told that it is done before it is.",
    rule="The last task_done() lets `join()` go on at once; what comes after may come too late.",
    next_step="Call task_done() last: when the work is done, and what it gave is where it belongs.",
)

register(
    "not_done_on_error",
    sentence="When a document raises, the queue is not told that it is done.",
    rule="An exception leaves out what follows it; one task_done() is missing, for ever.",
    next_step="Put task_done() where it is reached on each way: after the try, or in its finally.",
)

register(
    "task_done_twice",
    sentence="The queue is told more often that something is done than there was to do.",
    rule="Each get() wants one task_done(); with one too many the count is wrong: ValueError.",
    next_step="Let one line in the loop say it, on every way through.",
    always=True,
)

register(
    "joined_daemon",
    sentence="Somebody waits for the end of a thread that never ends.",
    rule="A daemon in an endless loop has no end to wait for; only its work has.",
    next_step="Wait for the work, with the queue's own join().",
)


register(
    "work_not_awaited",
    sentence="Nobody waits until the work is done.",
    rule="put() comes back when the item is in the queue; an empty queue was only taken from.",
    next_step="Wait for the work, with the queue's own join(), when all of it was put in.",
)


def _told(evidence: Evidence) -> bool:
    return any(".task_done()" in step.source for step in evidence.story.steps if step.is_own)


def _idle(evidence: Evidence) -> set[str]:
    """The tasks that wait for ever for something to come out of a queue."""
    return {wait.task for wait in evidence.story.waits if wait.wants == "get()"}


def _waits_for_the_count(evidence: Evidence) -> bool:
    """Whether somebody waits for a queue for ever, and whoever is to work has nothing to do."""
    idle = _idle(evidence)
    others = [wait for wait in evidence.story.waits if wait.task not in idle]
    # Who waits in Queue.join() is shown at the lock it made to be woken by.
    return bool(idle and others) and all(
        wait.wants == "join()" or wait.held_by == wait.task for wait in others
    )


@recogniser("task_done_forgotten")
def _task_done_forgotten(evidence: Evidence) -> bool:
    return _waits_for_the_count(evidence) and not _told(evidence)


@recogniser("task_done_twice")
def _task_done_twice(evidence: Evidence) -> bool:
    return evidence.raised("task_done() called too many times")


@recogniser("not_done_on_error")
def _not_done_on_error(evidence: Evidence) -> bool:
    """Whether the queue was told of some documents, and not of all."""
    return _waits_for_the_count(evidence) and _told(evidence)


@recogniser("joined_daemon")
def _joined_daemon(evidence: Evidence) -> bool:
    """Whether somebody joins a thread that waits for its queue."""
    ends = {f"{task} to end" for task in _idle(evidence)}
    return any(wait.wants in ends for wait in evidence.story.waits)


@recogniser("task_done_on_get")
def _task_done_on_get(evidence: Evidence) -> bool:
    """Whether task_done() comes after get() with nothing kept in between."""
    fresh: set[str] = set()
    for step in evidence.story.steps:
        if not step.is_own or step.operation != "call":
            continue
        if ".get(" in step.source:
            fresh.add(step.task)
        elif ".task_done()" in step.source and step.task in fresh:
            return not evidence.story.waits
        else:
            fresh.discard(step.task)
    return False


@recogniser("work_not_awaited")
def _work_not_awaited(evidence: Evidence) -> bool:
    """Whether all ends well, too early, and nobody waited for a queue in the end."""
    own = [step for step in evidence.story.steps if step.is_own and step.task == MAIN_TASK]
    put = [step.index for step in own if ".put(" in step.source]
    waited = [step.index for step in own if ".join(" in step.source or ".get(" in step.source]
    early = not waited or (bool(put) and max(waited) < max(put))
    return not evidence.story.waits and evidence.story.ending == "returned" and early
