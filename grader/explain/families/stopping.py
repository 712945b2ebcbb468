"""Daemons and how they end: too late, too early, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.story import Step

register(
    "daemon_after_start",
    sentence="The thread was to become a daemon when it was already running.",
    rule="Whether a thread is a daemon is settled by `start()`, and cannot be changed after it.",
    next_step="Hand `daemon=True` to `super().__init__()`.",
    always=True,
)

register(
    "not_daemon",
    sentence="The thread is an ordinary one.",
    rule="A program ends only when all threads have ended, except daemons: it would wait for this.",
    next_step="Tell Thread when it is set up: its `__init__` takes `daemon=`.",
)

register(
    "daemon_cut_off",
    sentence="The thread is told to end, and nobody waits until it has.",
    rule="Nobody waits for a daemon at the end of the program either: it is cut off in its work.",
    next_step="After telling it, wait for its end with the call that is made for that.",
)

register(
    "slow_stop",
    sentence="The thread sleeps through its whole pause before it finds that it shall stop.",
    rule="Nobody can wake a thread out of `time.sleep`.",
    next_step="Wait for the order to stop instead, with a time limit: see `Event.wait`.",
)

register(
    "unsaved_end",
    sentence="Nobody looks once more when the end has come.",
    rule="What has changed since the last look is lost, if nobody looks after the loop.",
    next_step="Save what is dirty once more at the very end, also when the thread never ran.",
)

register(
    "stop_undone",
    sentence="`run()` begins by setting the very flag that `stop()` has set before.",
    rule="`stop()` may come first: before the thread was started, or had its first turn.",
    next_step="Set the flag up in `__init__`, and leave it alone in `run()`.",
)

register(
    "method_hidden",
    sentence="An attribute has the name of a method, and hides it.",
    rule="Python looks at the object first, and at its class only if nothing is found there.",
    next_step="Give the attribute another name.",
    always=True,
)

_NOT_CALLABLE = ("'Event' object is not callable", "'bool' object is not callable")


def _own(evidence: Evidence, *operations: str) -> list[Step]:
    return [step for step in evidence.story.steps if step.is_own and step.operation in operations]


@recogniser("daemon_after_start")
def _daemon_after_start(evidence: Evidence) -> bool:
    return evidence.raised("cannot set daemon status of active thread")


@recogniser("not_daemon")
def _not_daemon(evidence: Evidence) -> bool:
    return evidence.noted.get("daemon") is False


@recogniser("daemon_cut_off")
def _daemon_cut_off(evidence: Evidence) -> bool:
    """Whether whoever stops the thread neither joins it nor waits or sleeps."""
    waits = _own(evidence, "join", "wait", "sleep")
    return not any(step.task == MAIN_TASK for step in waits) and any(
        step.operation == "start" for step in evidence.story.steps
    )


@recogniser("slow_stop")
def _slow_stop(evidence: Evidence) -> bool:
    """Whether a thread sleeps while it is waited for."""
    waited = min(
        (step.index for step in _own(evidence, "wait") if step.task == MAIN_TASK), default=None
    )
    return waited is not None and any(
        step.index > waited and step.task != MAIN_TASK for step in _own(evidence, "sleep")
    )


@recogniser("unsaved_end")
def _unsaved_end(evidence: Evidence) -> bool:
    return evidence.noted.get("alive") is False


@recogniser("stop_undone")
def _stop_undone(evidence: Evidence) -> bool:
    """Whether `run` clears an event, or writes what `stop` has written before."""
    written: set[str] = set()
    for step in evidence.story.steps:
        method = step.function.split(".")[-1] if step.is_own else ""
        if method == "run" and ".clear()" in step.source:
            return True
        if method == "run" and step.operation == "write" and step.place in written:
            return True
        if method == "stop" and step.operation == "write":
            written.add(step.place)
    return False


@recogniser("method_hidden")
def _method_hidden(evidence: Evidence) -> bool:
    return evidence.raised(*_NOT_CALLABLE, kind="TypeError")
