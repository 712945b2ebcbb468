"""The fewest preemptions: whether a failure shows with fewer of them than shrinking found.

Shrinking only takes away, and can end up where no single cut helps. The executions with no
preemption, then with one, are few: they are gone through in order until one fails in the same way.

Source: Musuvathi and Qadeer, "Iterative context bounding for systematic testing of multithreaded
    programs" (PLDI 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from grader.engine.ending import EndingKind
from grader.explore.tally import Signature, signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.schedule import Schedule
    from grader.engine.task import Task
    from grader.explore.search import Search
    from grader.virtual.program import LoadedProgram

_BUDGET = 1_000
"""Executions that looking for fewer preemptions may cost."""


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
    spent = 0
    for bound in range(preemptions):
        strategy = _Bounded(bound)
        while strategy.begin(spent) and spent < _BUDGET:
            spent += 1
            execution = loaded.run(strategy, adversarial=search.adversarial, limit=search.steps)
            if signature(execution.ending) == goal:
                return execution.schedule
            if execution.ending.kind is EndingKind.CUT_OFF:
                return None  # each further one might cost as long
    return None


class _Bounded:
    """Goes through all executions with at most so many preemptions, depth first.

    Where the running task blocks or ends, every order is tried for nothing.
    """

    name: ClassVar[str] = "preemption_bounded"
    sees_every_point: ClassVar[bool] = True
    wants_trace: ClassVar[bool] = False

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._path: list[tuple[int, int]] | None = None
        self._place = 0
        self._preemptions = 0

    def begin(self, number: int) -> bool:
        """Takes the next branch; False when all were taken."""
        path = self._path
        if path is None:
            path = []
        else:
            while path and path[-1][0] + 1 == path[-1][1]:
                path.pop()
            if not path:
                return False
            taken, branches = path.pop()
            path.append((taken + 1, branches))
        self._path = path
        self._place = self._preemptions = 0
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Stays first, then tries the others."""
        branches = [current] if current.ready else []
        if not branches or self._preemptions < self._bound:
            others = [task for task in ready if task is not current or not branches]
            branches += sorted(others, key=lambda task: (not task.ready, task.index))
        if len(branches) == 1:
            return branches[0]
        path = self._path or []
        if self._place == len(path):
            path.append((0, len(branches)))
            self._path = path
        taken = path[self._place][0]
        self._place += 1
        if current.ready and taken:
            self._preemptions += 1
        return branches[min(taken, len(branches) - 1)]

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn."""
