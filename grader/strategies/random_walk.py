"""Random walk: each ready task is equally likely at every point."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task

_STRIDE: Final = 1_000_003
"""Keeps the executions of one seed apart from those of the next."""


class RandomWalk:
    """Chooses uniformly among the ready tasks.

    Source: the baseline of Thomson, Donaldson and Betts, "Concurrency testing using controlled
        schedulers" (ACM Transactions on Parallel Computing, 2016), where it did as well as much
        cleverer ones.
    """

    name: ClassVar[str] = "random_walk"
    sees_every_point: ClassVar[bool] = False
    wants_trace: ClassVar[bool] = False

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._generator = Random(seed)
        self._random = self._generator.random

    def begin(self, number: int) -> bool:
        """Draws anew for each execution, from the seed and its number alone."""
        self._generator.seed(self._seed * _STRIDE + number)
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Draws one of the ready tasks."""
        return ready[int(self._random() * len(ready))]

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn."""
