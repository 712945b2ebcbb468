"""Waiting for another thread: join too early, too late, not at all, or something else instead."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, detail, recogniser, register
from grader.explain.story import MAIN_TASK, documents_in
from grader.explain.words import plain

if TYPE_CHECKING:
    from grader.explain.story import Step

_OFTEN = 3

register(
    "no_join",
    sentence="Nobody waits for the threads before their results are used.",
    rule="`start()` returns at once; the work is done for certain only after `join()`.",
    next_step="Start all threads first, then call `join()` on each of them, then read the results.",
)

register(
    "joined_in_start_loop",
    sentence="Each thread is waited for before the next one starts, so they work one by one.",
    rule="`join()` waits for the end; called right after `start()`, nothing runs side by side.",
    next_step="Use two loops: one that starts all threads, then one that joins them.",
)

register(
    "joined_before_start",
    sentence="`join()` was called on a thread that had not been started.",
    rule="There is nothing to wait for before `start()`.",
    next_step="Call `start()` before `join()`.",
    always=True,
)

register(
    "joined_itself",
    sentence="A thread called `join()` on itself.",
    rule="It would wait for its own end for ever, so Python refuses.",
    next_step="Let another thread call `join()`, usually the one that started it.",
    always=True,
)

register(
    "took_join_result",
    sentence="The result of `join()` was used.",
    rule="`join()` always returns None, also when its timeout has passed.",
    next_step="Keep results in attributes of the thread; ask `is_alive()` after a timeout.",
    always=True,
)

register(
    "busy_wait",
    sentence="A loop asks again and again whether something has happened.",
    rule="It burns a processor while it waits, and keeps others from working.",
    next_step="Wait with `join()`, an Event, a Condition or a Queue: they sleep until then.",
)

register(
    "slept_to_synchronise",
    sentence="A `sleep` stands where another thread should be waited for.",
    rule="Nobody promises how long a thread takes; what is enough today is too short tomorrow.",
    next_step="Replace the sleep by `join()`, or by whatever tells that the work is done.",
)


register(
    "joined_last_only",
    sentence="Some threads are waited for, and others are not.",
    rule="Whichever was started last need not be the last to end.",
    next_step="Keep all threads in a list, and call `join()` on every one of them.",
)

register(
    "short_patience",
    sentence="`join(timeout)` gave up, and nobody asked whether the thread had ended.",
    rule="With a timeout `join()` comes back when the time is over, ended or not; it does not say.",
    next_step="Leave the timeout out, or ask `is_alive()` afterwards.",
)

register(
    "held_lock_while_sleeping",
    sentence="A thread sleeps while it holds a lock.",
    rule="Whoever needs that lock has to wait until it wakes up, so nothing is done side by side.",
    next_step="Sleep outside the `with lock:` block, and lock only what is shared.",
)

register(
    "order_of_finish",
    sentence="Results are kept in the order in which the threads finish.",
    rule="Who finishes first is not decided by who was started first.",
    next_step="Keep each result with its thread, and read them in the order you need.",
)


@recogniser("order_of_finish")
def _order_of_finish(evidence: Evidence) -> bool:
    """Whether the same things came back in more than one order."""
    orders: dict[str, set[str]] = {}
    for result in documents_in(evidence.failure.outcome.get("results")):
        value = result.get("value")
        if isinstance(value, list):
            items = [repr(item) for item in value]
            orders.setdefault(repr(sorted(items)), set()).add(repr(items))
    return any(len(found) > 1 for found in orders.values())


@recogniser("joined_before_start")
def _joined_before_start(evidence: Evidence) -> bool:
    return evidence.raised("cannot join thread before it is started")


@recogniser("joined_itself")
def _joined_itself(evidence: Evidence) -> bool:
    return evidence.raised("cannot join current thread")


def _own_steps(evidence: Evidence, operation: str) -> list[Step]:
    return [
        step for step in evidence.story.steps if step.operation == operation and not step.by_check
    ]


def _never_joined(evidence: Evidence) -> list[Step]:
    """Return the starts in the student's code of threads no student's line waits for."""
    starts = _own_steps(evidence, "start")
    joined = {
        step.location for operation in ("join", "wait") for step in _own_steps(evidence, operation)
    }
    return [step for step in starts if step.location not in joined]


@detail("joined_last_only", "no_join")
def _not_waited_for(evidence: Evidence) -> str:
    names = dict.fromkeys(plain(step.location) for step in _never_joined(evidence))
    return f"Until then nothing had waited for {', '.join(names)}."


@recogniser("no_join")
def _no_join(evidence: Evidence) -> bool:
    if any(step.operation == "raise" and ".start(" in step.source for step in evidence.story.steps):
        return False  # it did not come to where it would wait
    return bool(_never_joined(evidence)) and not _slept_to_synchronise(evidence)


@recogniser("joined_last_only")
def _joined_last_only(evidence: Evidence) -> bool:
    started = {step.location for step in _own_steps(evidence, "start")}
    forgotten = {step.location for step in _never_joined(evidence)}
    return bool(forgotten) and forgotten != started


@recogniser("short_patience")
def _short_patience(evidence: Evidence) -> bool:
    last = {step.location: step.value for step in _own_steps(evidence, "join")}
    return "still running" in last.values()


@recogniser("held_lock_while_sleeping")
def _held_lock_while_sleeping(evidence: Evidence) -> bool:
    used: dict[str, set[str]] = {}
    for step in evidence.story.steps:
        if step.operation in ("acquire", "wait"):
            used.setdefault(step.location, set()).add(step.task)
    return any(
        len(used.get(name, ())) > 1 for step in _own_steps(evidence, "sleep") for name in step.held
    )


@recogniser("joined_in_start_loop")
def _joined_in_start_loop(evidence: Evidence) -> bool:
    """Whether most threads were waited for before the next one was started."""
    started: str | None = None
    joined = False
    waited_for: list[bool] = []
    for step in evidence.story.steps:
        if step.by_check:
            continue
        if step.operation == "start":
            if started is not None:
                waited_for.append(joined)
            started, joined = step.location, False
        elif step.operation == "join" and step.location == started:
            joined = True
    return 2 * sum(waited_for) > len(waited_for)


@recogniser("busy_wait")
def _busy_wait(evidence: Evidence) -> bool:
    """Whether it never ends because the same line keeps reading the same thing."""
    if evidence.failure.reason != "never_ends":
        return False
    read = Counter((step.task, step.line, step.location) for step in _own_steps(evidence, "read"))
    return any(times >= _OFTEN for times in read.values()) and not _own_steps(evidence, "sleep")


@recogniser("slept_to_synchronise")
def _slept_to_synchronise(evidence: Evidence) -> bool:
    waiting_for = {step.task: step.index for step in reversed(_never_joined(evidence))}
    if _slept_to_stay_apart(evidence) or _slept_for_order(evidence) or _slept_in_turn(evidence):
        return True
    return any(
        step.task in waiting_for and step.index > waiting_for[step.task]
        for step in _own_steps(evidence, "sleep")
    )


def _slept_for_order(evidence: Evidence) -> bool:
    """Whether the main thread sleeps for others, and until then has waited for nobody."""
    done = ("sleep", "join", "wait")
    steps = [step for each in done for step in _own_steps(evidence, each)]
    first = min(
        (step for step in steps if step.task == MAIN_TASK),
        key=lambda step: step.index,
        default=None,
    )
    return first is not None and first.operation == "sleep"


def _slept_in_turn(evidence: Evidence) -> bool:
    """Whether threads that sleep write to the same place, and nobody ever waits for another."""
    steps = [step for step in evidence.story.steps if step.is_own and step.task != MAIN_TASK]
    if any(step.operation in ("acquire", "try_acquire", "wait") for step in steps):
        return False
    slept = {step.task for step in steps if step.operation == "sleep"}
    writers: dict[str, set[str]] = {}
    for step in steps:
        if step.is_write and step.task in slept:
            writers.setdefault(step.place, set()).add(step.task)
    return any(len(tasks) > 1 for tasks in writers.values())


def _slept_to_stay_apart(evidence: Evidence) -> bool:
    """Whether threads that do harm slept first, so as to miss one another, and hold no lock."""
    harmful = evidence.harmful
    if not harmful or any(step.held for step in harmful):
        return False
    if evidence.damage is None or evidence.damage.kind == "too_early":
        return False  # they don't meet at all: sleeping is part of their work
    first = {step.task: step.index for step in reversed(harmful)}
    return any(step.index < first.get(step.task, 0) for step in _own_steps(evidence, "sleep"))
