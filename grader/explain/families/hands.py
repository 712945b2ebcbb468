"""What goes wrong where a few threads do many jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "no_limit",
    sentence="More are at work at the same time than there may be.",
    rule="The number of threads that take jobs is the number of jobs under way.",
    next_step="Start as many threads as the limit says, or let each take one of so many permits.",
)

register(
    "one_at_a_time",
    sentence="One job is under way at a time, though more might be.",
    rule="Jobs overlap only if several threads have one, and none holds a lock that all need.",
    next_step="Start several threads before you wait for any, and do the work outside of locks.",
)

register(
    "fetcher_gone",
    sentence="A thread that met an error did not note it, or was gone with work left to do.",
    rule="An exception that leaves run() ends the thread, and nobody does what it would have done.",
    next_step="Catch it around the one job, note it as what came of that job, and take the next.",
)

register(
    "fetched_twice",
    sentence="The same job is done more than once.",
    rule="Two who both look whether it was done may both find that it was not.",
    next_step="Make a list of the different ones first; then each is taken once.",
)

register(
    "shared_iterator",
    sentence="Two threads ask the same generator for the next value at the same time.",
    rule="A generator can be run by one thread at a time; for another one it raises ValueError.",
    next_step="Put the values into a queue, or hold a lock around next().",
)

register(
    "progress_out_of_order",
    sentence="One counts, and before it tells the number another one counts and tells.",
    rule="What is told in order has to be counted and told in one step.",
    next_step="Count and tell inside the same `with lock:`.",
)


def _told_or_ended(evidence: Evidence) -> bool:
    ended = bool(evidence.story.steps) and not evidence.story.waits
    return ended and evidence.failure.reason in ("wrong_result", "exception")


for _each in ("fetcher_gone", "fetched_twice"):
    recogniser(_each)(_told_or_ended)


@recogniser("no_limit")
def _no_limit(evidence: Evidence) -> bool:
    return _told_or_ended(evidence) and evidence.noted.get("met") is not False


@recogniser("one_at_a_time")
def _one_at_a_time(evidence: Evidence) -> bool:
    return _told_or_ended(evidence) and evidence.noted.get("met") is not True


@recogniser("shared_iterator")
def _shared_iterator(evidence: Evidence) -> bool:
    return evidence.raised("generator already executing")


@recogniser("progress_out_of_order")
def _progress_out_of_order(evidence: Evidence) -> bool:
    """Whether the numbers are told twice, in another order, or two at once."""
    told = evidence.noted.get("told")
    if not isinstance(told, list):
        return False
    numbers = [each[0] for each in told if isinstance(each, list) and each]
    if not numbers or 0 in numbers:
        return False
    return numbers != sorted(set(numbers)) or evidence.noted.get("at once") != 1
