"""The fewest preemptions: whether a failure shows with fewer of them than shrinking found.

Shrinking only takes away, and can end up where no single cut helps. The executions with no
preemption, then with one, are few: they are gone through in order until one fails in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.engine.ending import EndingKind
from grader.explore.tally import Signature, signature
from grader.strategies.preemption_bounded import PreemptionBounded

if TYPE_CHECKING:
    from grader.engine.schedule import Schedule
    from grader.explore.search import Search
    from grader.virtual.program import LoadedProgram

_BUDGET = 1_000
"""Executions that looking for fewer preemptions may cost."""
_STEPS = 40_000
"""And steps of threads in all of them: a long program is not looked at as often as a short one."""
_STEPS_EACH = 250
"""And steps for each execution the search may cost: who looks for little pays little to show it."""


def with_fewer(
    loaded: LoadedProgram, search: Search, goal: Signature, preemptions: int
) -> Schedule | None:
    """A schedule that ends as `goal` says, with the fewest preemptions there can be.

    Args:
        loaded: The program.
        search: How it was explored.
        goal: How the execution has to end.
        preemptions: Of the schedule that is known; only fewer are looked for.

    Returns:
        The schedule that ran, or None if there is none with fewer, or none was found in time.
    """
    if preemptions == 0:
        return None
    strategy = PreemptionBounded(most=preemptions - 1)
    most = min(_STEPS, _STEPS_EACH * search.executions)
    steps = 0
    for number in range(_BUDGET):
        if steps > most or not strategy.begin(number):
            return None
        execution = loaded.run(strategy, adversarial=search.adversarial, limit=search.steps)
        if signature(execution.ending) == goal:
            return execution.schedule
        if execution.ending.kind is EndingKind.CUT_OFF:
            return None  # each further one might cost as long
        steps += sum(task.steps for task in execution.scheduler.tasks)
        strategy.end(())
    return None
