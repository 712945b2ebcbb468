"""Time limits and results: how long somebody waits, and what comes back from a thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.explain.families import waiting as waiting  # registers took_join_result
from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.story import Step

register(
    "timeout_for_each",
    sentence="Each thread is waited for with a time limit of its own, one after the other.",
    rule="Every `join(timeout)` counts from its own beginning: limits add up, and what one leaves "
    "over is lost.",
    next_step="Decide once at which moment the waiting is over; before each `join`, ask the clock "
    "how much is left until then.",
)

register(
    "slept_it_out",
    sentence="A `sleep` takes the whole time, even when everybody has ended long before.",
    rule="`sleep` knows nothing of other threads: it comes back when its time is over, not sooner.",
    next_step="Use the call that waits for a thread or for a time, whichever comes first.",
)

register(
    "waited_without_limit",
    sentence="`join()` was called without a time.",
    rule="Then it waits until the thread has ended, however long that takes.",
    next_step="Tell `join` how long it may wait at most.",
)

register(
    "did_not_wait",
    sentence="Nobody waits: there is one look at the thread, and at once.",
    rule="A thread that was started a moment ago may not even have begun.",
    next_step="Wait first, and look after that.",
)

register(
    "asked_only_its_own",
    sentence="The thread was asked for an attribute that only some threads have.",
    rule="What a class adds, like `woke`, its own threads have; any other Thread lacks it.",
    next_step="Ask what every thread can answer: its methods are in the documentation of Thread.",
)

register(
    "removed_while_looping",
    sentence="Items are removed from the very list that the loop walks through.",
    rule="The rest moves up by one place, so the loop skips whatever came next.",
    next_step="Leave the list as it is, and make a new one of those that shall stay.",
)

register(
    "read_before_join",
    sentence="The results are read first, and the threads are waited for afterwards.",
    rule="Until a thread has run, its result is not there: `start()` returns at once.",
    next_step="`join()` all threads first, and read what they left after that.",
)

register(
    "falsy_result",
    sentence="A result that counts as false, such as 0, was taken for no result.",
    rule="0, None, an empty text and an empty list are false in an `if`, and still are results.",
    next_step="Ask something else than the value: whether the thread has ended, or has failed.",
)

register(
    "started_together",
    sentence="Both threads are at work at once, and neither waits for the other.",
    rule="Which of two running threads gets somewhere first, nobody can say: not the order of "
    "their starts, not their speed.",
    next_step="Let the second begin, or go on, when something tells that the first is done.",
)

register(
    "told_too_early",
    sentence="It is announced before it has happened.",
    rule="Whoever waits for the announcement goes on at once, and finds things half done.",
    next_step="Announce it on the line after the work, not before.",
)

register(
    "needless_lock_order",
    sentence="The threads wait for one another's turn.",
    rule="Where each has a place of its own the order means nothing, and one slow thread holds up "
    "the rest.",
    next_step="Let each do its work as soon as it runs; wait for all of them once, at the end.",
)

register(
    "number_taken_late",
    sentence="The threads take their numbers when they run, from something that all of them share.",
    rule="Two of them can see the same number before either has moved it on.",
    next_step="Hand each thread its number when it is made.",
)

register(
    "rebound_not_changed",
    sentence="A new list is made and kept under the old name.",
    rule="Everybody else still has the old list, in which nothing has changed.",
    next_step="Change the list that was handed in: assign to one of its places.",
)


def _own(evidence: Evidence, *operations: str) -> list[Step]:
    """Return what the student's lines did of some kind."""
    return [step for step in evidence.story.steps if step.is_own and step.operation in operations]


def _by_callers(steps: list[Step]) -> list[Step]:
    """Return the steps of functions that are called, not of a thread's own work."""
    return [step for step in steps if step.task == MAIN_TASK]


@recogniser("took_join_result")
def _took_join_result(evidence: Evidence) -> bool:
    """Whether a line that joins does something with what comes back."""
    used = re.compile(r"(\breturn|\bif|\bwhile|\bnot|=|\(|\[)\s*[\w.\[\]]+\.join\(")
    return any(used.search(step.source) for step in _own(evidence, "join"))


@recogniser("timeout_for_each")
def _timeout_for_each(evidence: Evidence) -> bool:
    """Whether several threads were joined, with a limit that the clock has no part in."""
    joined = [
        step
        for step in _by_callers(_own(evidence, "join"))
        if ".join()" not in step.source and "monotonic()" not in step.source
    ]
    return len({step.location for step in joined}) > 1


@recogniser("slept_it_out")
def _slept_it_out(evidence: Evidence) -> bool:
    sleeps = _by_callers(_own(evidence, "sleep"))
    return bool(sleeps) and not _by_callers(_own(evidence, "join", "wait"))


@recogniser("waited_without_limit")
def _waited_without_limit(evidence: Evidence) -> bool:
    return any(".join()" in step.source for step in _by_callers(_own(evidence, "join")))


@recogniser("did_not_wait")
def _did_not_wait(evidence: Evidence) -> bool:
    waiting = ("join", "wait", "sleep", "timeout", "raise")
    asked = any(step.by_check for step in evidence.story.steps)
    return asked and not _by_callers(_own(evidence, *waiting))


@recogniser("asked_only_its_own")
def _asked_only_its_own(evidence: Evidence) -> bool:
    return evidence.raised("'Thread' object has no attribute", kind="AttributeError")


@recogniser("removed_while_looping")
def _removed_while_looping(evidence: Evidence) -> bool:
    """Whether a list got shorter between two joins of one loop."""
    joined = {step.line for step in _own(evidence, "join")}
    return len(joined) == 1 and any(
        ".remove(" in step.location or ".pop(" in step.location for step in _own(evidence, "call")
    )


@recogniser("read_before_join")
def _read_before_join(evidence: Evidence) -> bool:
    """Whether a thread was joined after somebody had read what it was still to write."""
    written: dict[str, str] = {}
    for step in evidence.story.steps:
        if step.is_write and step.task != MAIN_TASK:
            written[step.place] = step.task
    joined = {step.location: step.index for step in _own(evidence, "join", "wait")}
    return any(
        joined.get(written.get(step.place, ""), -1) > step.index and step.value == "None"
        for step in _by_callers(_own(evidence, "read"))
    )


@recogniser("falsy_result")
def _falsy_result(evidence: Evidence) -> bool:
    """Whether a 0 was read that is missing in the end, or waited for without end."""
    if evidence.raised("exceptions must derive from BaseException", kind="TypeError"):
        return True  # no error was there to raise, and still the value was not returned
    if evidence.failure.reason == "deadlock":
        return _waits_for_what_is_there(evidence)
    zeros = [step for step in _by_callers(_own(evidence, "read")) if step.value == "0"]
    if evidence.failure.reason == "never_ends":
        return bool(zeros)
    value = evidence.story.value
    if not zeros or not isinstance(value, list):
        return False
    return all(isinstance(each, int) for each in value) and 0 not in value


def _waits_for_what_is_there(evidence: Evidence) -> bool:
    """Whether one sleeps in a condition that has read what another one set to a false value."""
    set_to_false = {
        step.location
        for step in evidence.story.steps
        if step.is_write and step.is_own and step.value in ("None", "0", "False")
        if not step.function.endswith("__init__")
    }
    return any(
        step.task == wait.task and step.is_read and step.location in set_to_false
        for wait in evidence.story.waits
        if wait.wants in ("wait()", "wait_for()")
        for step in evidence.story.steps
    )


@recogniser("started_together")
def _started_together(evidence: Evidence) -> bool:
    """Whether two threads were started with no wait in between, and none of them waits either."""
    steps = [step for step in evidence.story.steps if step.is_own]
    starts = [step for step in steps if step.operation == "start"]
    if len(starts) < 2 or any(
        step.operation == "wait" and step.task != MAIN_TASK for step in steps
    ):
        return False
    first, second = starts[0].index, starts[1].index
    return not any(
        step.operation in ("join", "wait")
        and step.task == MAIN_TASK
        and first < step.index < second
        for step in steps
    )


@recogniser("told_too_early")
def _told_too_early(evidence: Evidence) -> bool:
    """Whether a thread called `set()`, `notify()` or `put()` before its work was over."""
    for step in _own(evidence, "call", "release", "write"):
        announces = any(
            f".{name}(" in step.source for name in ("set", "notify", "notify_all", "put")
        )
        later = evidence.story.steps[step.index + 1 :]
        if announces and any(
            each.task == step.task and each.by_check and each.is_write for each in later
        ):
            return True
    return False


@recogniser("needless_lock_order")
def _needless_lock_order(evidence: Evidence) -> bool:
    """Whether a thread of the student's waits for another one, by a line of its own."""
    return any(step.task != MAIN_TASK for step in _own(evidence, "wait", "join"))


@recogniser("rebound_not_changed")
def _rebound_not_changed(evidence: Evidence) -> bool:
    """Whether a thread put a list together and stored it in an attribute of its own."""
    return any(
        step.task != MAIN_TASK
        and re.search(r"self\.\w+ = .*(\] \+|\+ \[|\+ list)", step.source) is not None
        for step in _own(evidence, "write", "read")
    )


@recogniser("number_taken_late")
def _number_taken_late(evidence: Evidence) -> bool:
    """Whether one attribute was counted up by several threads, and the result is wrong."""
    writers: dict[str, set[str]] = {}
    for step in _own(evidence, "write"):
        if step.task != MAIN_TASK and "[" not in step.location and (step.value or "").isdigit():
            writers.setdefault(step.place, set()).add(step.task)
    wrong = evidence.failure.reason == "wrong_result"
    return wrong and any(len(tasks) > 1 for tasks in writers.values())
