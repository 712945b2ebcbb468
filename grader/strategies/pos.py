"""Partial order sampling: random priorities for operations, drawn again after a race."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from grader.engine.operation import conflicts
from grader.engine.task import UNDRAWN
from grader.strategies.draws import Draws

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task

_STRIDE: Final = 1_000_003
"""Keeps the executions of one seed apart from those of the next."""
_PATIENCE: Final = 1_000
"""Choices after which all tasks draw a new priority."""


class PartialOrderSampling:
    """Runs the pending operation with the highest random priority.

    After an operation ran, the pending operations that depend on it draw a new priority. So
    operations that commute do not dilute the search, which a random walk suffers from.

    Departs from it in executions that are very long: after so many choices all draw again. Tasks
    that try for the same thing again and again conflict with each other alone, and whoever has to
    let go of it first might otherwise keep the lowest priority for ever.

    Source: Yuan, Yang and Gu, "Partial order aware concurrency sampling" (CAV 2018), algorithm 2.
    """

    name: ClassVar[str] = "pos"
    sees_every_point: ClassVar[bool] = False
    wants_trace: ClassVar[bool] = False

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._draws = Draws(seed)
        self._choices = 0

    def begin(self, number: int) -> bool:
        """Draws anew for each execution, from the seed and its number alone."""
        self._draws.seed(self._seed * _STRIDE + number)
        self._choices = 0
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Takes the highest priority.

        That task and those whose pending operation it races with draw again.
        """
        self._choices += 1
        if self._choices % _PATIENCE == 0:
            for task in ready:
                task.priority = UNDRAWN
        best = ready[0]
        highest = -1.0
        for task in ready:
            priority = task.priority
            if priority == UNDRAWN:
                priority = task.priority = self._draws.random()
            if priority > highest:
                best, highest = task, priority
        operation = best.pending
        target = operation[1]
        best.priority = UNDRAWN
        for task in ready:
            pending = task.pending
            if pending[1] == target and task is not best and conflicts(operation, pending):
                task.priority = UNDRAWN
        return best

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn."""
