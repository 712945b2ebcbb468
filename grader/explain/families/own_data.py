"""What belongs to one thread alone, and was kept where all of them find it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.story import Step

_NUMBERED = re.compile(r"\[\d+\]$")

register(
    "shared_global",
    sentence="What belongs to one thread is kept in one place for all of them.",
    rule="The last one to write there decides for everybody, with a lock or without one.",
    next_step="Keep it in a `threading.local()`: each thread finds its own attributes there.",
)

register(
    "leaked_between_threads",
    sentence="A thread found what another one had left behind.",
    rule="Numbers of threads that have ended are given to new ones, and names may be shared.",
    next_step="Keep it in a `threading.local()`, which goes when its thread goes.",
)

register(
    "local_set_up_once",
    sentence="A `local` got its start value in one thread, and another one finds nothing there.",
    rule="Whatever is set on a `local` is set for the thread that does it: each begins empty.",
    next_step="`getattr(data, 'user', None)`, or a subclass of `local` with its own `__init__`.",
)

register(
    "set_by_the_maker",
    sentence="What was meant for the new thread was done in `__init__`.",
    rule="`__init__` is executed by the thread that makes the object; only `run` by the new one.",
    next_step="Move it to `run`.",
)


@recogniser("shared_global")
def _shared_global(evidence: Evidence) -> bool:
    """Whether one thread read in a place what another had written there."""
    return _found_of_another(evidence, _changes(evidence))


@recogniser("leaked_between_threads")
def _leaked_between_threads(evidence: Evidence) -> bool:
    """Whether it was found in a table whose keys are numbers, as threads have."""
    numbered = [step for step in _changes(evidence) if _NUMBERED.search(step.location)]
    return _found_of_another(evidence, numbered)


@recogniser("local_set_up_once")
def _local_set_up_once(evidence: Evidence) -> bool:
    return any(
        evidence.raised(f"'{kind}' object has no attribute", kind="AttributeError")
        for kind in ("local", "_thread._local", "_threading_local.local")
    )


@recogniser("set_by_the_maker")
def _set_by_the_maker(evidence: Evidence) -> bool:
    """Whether something was set right after an `__init__`, and never by a new thread."""
    changes = _changes(evidence)
    if any(step.task != MAIN_TASK and not step.function.endswith(".run") for step in changes):
        return False
    writes = [step for step in evidence.story.steps if step.is_own and step.is_write]
    return any(
        one.function.endswith(".__init__") and other in changes and one.task == other.task
        for one, other in itertools.pairwise(writes)
    )


def _changes(evidence: Evidence) -> list[Step]:
    """Return what was written when everything had been set up."""
    return [
        step
        for step in evidence.story.steps
        if step.is_own and step.is_write
        if not step.function.endswith(("__init__", "<module>"))
    ]


def _found_of_another(evidence: Evidence, changes: list[Step]) -> bool:
    return any(
        step.is_own and step.is_read and step.place == change.place and step.task != change.task
        for change in changes
        for step in evidence.story.steps[change.index :]
    )
