"""Work shared out among several: by one after all, left over, put together carelessly."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "sequential",
    sentence="The work is done by one thread, or by one after the other.",
    rule="Work is shared out only if each thread has a part of it, and all are at work together.",
    next_step="Give each thread a part of the items, or let whoever is free take the next one.",
)

register(
    "lost_item",
    sentence="Something was handed out to nobody, or taken and not worked on.",
    rule="Every item has to be taken once: the rest of a division, too, and the last one of all.",
    next_step="Work out on paper, with three workers and four items, who takes which, and when.",
)

register(
    "merged_unlocked",
    sentence="Each thread counts on its own, and adds its counts to those of all without a lock.",
    rule="Adding a dictionary to another is many reads and writes; others come in between.",
    next_step="Add them up in one thread when the others have ended, or under one lock for all.",
)


register(
    "taken_meanwhile",
    sentence="First it is asked whether there is something left, then it is taken.",
    rule="Between the two another thread may take the last one, and the answer is out of date.",
    next_step="Ask and take in one step: `get_nowait()` with `except Empty`, or under a lock.",
)

register(
    "one_sentinel",
    sentence="There is one sign of the end, and several who wait for one.",
    rule="Whoever takes it ends, and it is gone: the others wait for ever.",
    next_step="Put one sign for each of them, or let whoever takes it put it back.",
)


@recogniser("sequential")
def _sequential(evidence: Evidence) -> bool:
    """Whether a check that watched who works saw too few, or never two together."""
    if evidence.failure.reason != "wrong_result":
        return False
    workers = evidence.noted.get("workers")
    seen = (evidence.noted.get("splitting"), evidence.noted.get("running at once"))
    return isinstance(workers, int) and any(isinstance(n, int) and n < workers for n in seen)


@recogniser("lost_item")
def _lost_item(evidence: Evidence) -> bool:
    """Whether the result is wrong, and nobody was in anybody's way; or something is missing."""
    noted = evidence.noted
    if "requests" in noted:
        return set(noted["requests"]) != {*noted["handled"], *(noted["left"] or ())}
    return evidence.failure.reason == "wrong_result" and evidence.damage is None


def _called(evidence: Evidence, task: str, *names: str) -> bool:
    return any(
        step.task == task and step.is_own and step.operation == "call" and step.location in names
        for step in evidence.story.steps
    )


@recogniser("taken_meanwhile")
def _taken_meanwhile(evidence: Evidence) -> bool:
    """Whether a thread that had asked first waits in `get()`, or took from what was empty."""
    if evidence.raised("pop from empty list", "pop from an empty deque", kind="IndexError"):
        return True
    return any(
        wait.wants == "get()" and _called(evidence, wait.task, "empty()", "qsize()")
        for wait in evidence.story.waits
    )


@recogniser("one_sentinel")
def _one_sentinel(evidence: Evidence) -> bool:
    """Whether one thread waits in `get()` for ever, and another one that took has ended."""
    if _taken_meanwhile(evidence):
        return False
    ended = {step.task for step in evidence.story.steps if step.operation == "end"}
    return any(wait.wants == "get()" for wait in evidence.story.waits) and any(
        _called(evidence, task, "get()") for task in sorted(ended)
    )


@recogniser("merged_unlocked")
def _merged_unlocked(evidence: Evidence) -> bool:
    """Whether counts were overwritten by a line that adds up what was counted before."""
    damage = evidence.damage
    if damage is None or any(step.held for step in damage.steps):
        return False
    return any(
        step.is_own and (".items()" in step.source or ".update(" in step.source)
        for step in evidence.story.steps
        if step.task == damage.last.task and step.index <= damage.last.index
    )
