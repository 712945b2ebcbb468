"""What goes wrong where threads wait for something to become true, and tell one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

register(
    "if_around_wait",
    sentence="A thread that was woken goes on without looking again.",
    rule="To be woken says that something has changed, not that it is what one waits for.",
    next_step="Write `while not ...: condition.wait()`, or `condition.wait_for(...)`.",
)

register(
    "notify_one_of_many",
    sentence="notify() wakes one of those who wait, and it is the wrong one.",
    rule="Which of them is woken cannot be chosen; the others go on sleeping.",
    next_step="Wake all with notify_all(), and let each look whether it was meant.",
)

register(
    "no_turns",
    sentence="Whoever gets the lock speaks, also out of turn.",
    rule="A lock keeps two from doing something at once; it does not say who comes next.",
    next_step="Keep in a variable whose turn it is, and wait until it is one's own.",
)


def _waits(evidence: Evidence) -> list[str]:
    """The tasks that wait for ever in the waiting room of a condition."""
    return [wait.task for wait in evidence.story.waits if wait.wants == "wait()"]


@recogniser("notify_one_of_many")
def _notify_one_of_many(evidence: Evidence) -> bool:
    told = any(".notify()" in step.source for step in evidence.story.steps)
    return told and len(_waits(evidence)) > 1


@recogniser("if_around_wait")
def _if_around_wait(evidence: Evidence) -> bool:
    """Whether somebody was woken, and went on without reading again what it had looked at."""
    looked: dict[str, int] = {}
    woken: dict[str, int] = {}
    for step in evidence.story.steps:
        if step.by_check:
            continue
        if ".wait(" in step.source:
            woken[step.task] = looked.get(step.task, 0)
        elif step.is_read:
            looked[step.task] = step.line
            if step.line == woken.get(step.task):
                del woken[step.task]
        elif (step.is_write or step.operation == "raise") and step.task in woken:
            return True
    return False


@recogniser("no_turns")
def _no_turns(evidence: Evidence) -> bool:
    """Whether everything was said, under a lock, and not in turn."""
    value = evidence.story.value
    games = [value] if isinstance(value, list) and value and isinstance(value[0], str) else value
    spoke = {step.task for step in evidence.story.steps if step.is_write and step.held}
    return len(spoke) > 1 and isinstance(games, list) and all(map(_complete, games))


def _complete(game: object) -> bool:
    """Whether every word of a game was said equally often: nothing is wrong but the order."""
    if not isinstance(game, list) or not game or not all(isinstance(each, str) for each in game):
        return False
    return len({game.count(word) for word in game}) == 1
