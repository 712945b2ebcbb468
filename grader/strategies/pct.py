"""PCT: random priorities for tasks, lowered at a few random points."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, ClassVar, Final

from grader.engine.operation import ASIDE, NOTHING, YIELD
from grader.engine.task import UNDRAWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task

_STRIDE: Final = 1_000_003
"""Keeps the executions of one seed apart from those of the next."""
_DEPTHS: Final = (1, 2, 3)
"""Depths that executions take in turn; most bugs that were studied have one of these."""


class ProbabilisticConcurrencyTesting:
    """Runs the ready task with the highest priority.

    Each task draws its priority at random when it is first seen. At `depth - 1` points, drawn
    beforehand among as many as the longest execution so far had, the task that would go on is put
    beneath all others.

    The depth of a bug is the number of orderings between operations that suffice to show it. One
    execution of depth d finds a bug of depth d with a probability of at least 1 / (n * k ** (d-1)),
    where n is the number of tasks and k the number of points. It takes n * k ** (d-1) executions
    on average, or fewer.

    Where it departs from the source: only points where more than one task is ready are counted,
    as elsewhere a lowered priority changes nothing before the next such point. The first execution
    knows no k, and lowers nobody. A task that yields, was put aside because it was spinning
    (`engine/spin.py`), or is to time out early once more is put beneath all others, or it would
    starve them; the bound is one for programs without such waits.

    Source: Burckhardt, Kothari, Musuvathi and Nagarakatte, "A randomized scheduler with
        probabilistic guarantees of finding bugs" (ASPLOS 2010), algorithm 1 and theorem 3.

    Args:
        seed: Where the random choices begin.
        depth: The depth of every execution; None for 1, 2 and 3 in turn, so that the bound of each
            holds for every third execution.
    """

    name: ClassVar[str] = "pct"
    sees_every_point: ClassVar[bool] = False
    wants_trace: ClassVar[bool] = False

    def __init__(self, seed: int, *, depth: int | None = None) -> None:
        self._seed = seed
        self._depth = depth
        self._generator = Random(seed)
        self._random = self._generator.random
        self._longest = 0
        self._points = 0
        self._lowered_at: dict[int, float] = {}
        self._lowest = 0.0
        self._yielded: set[int] = set()
        self._timed_out: set[int] = set()

    @property
    def points(self) -> int:
        """The longest execution so far, in points with more than one ready task: k."""
        return max(self._longest, self._points)

    def begin(self, number: int) -> bool:
        """Draws anew for each execution: from the seed, its number and the longest one so far."""
        self._longest = self.points
        self._points = 0
        self._generator.seed(self._seed * _STRIDE + number)
        depth = self._depth or _DEPTHS[number % len(_DEPTHS)]
        self._lowest = float(-depth)
        self._yielded.clear()
        self._timed_out.clear()
        self._lowered_at = {
            self._generator.randint(1, self._longest): float(place - depth)
            for place in range(1, depth)
            if self._longest
        }
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Takes the highest priority, unless this is where its priority falls."""
        self._points += 1
        best = self._highest(ready)
        lowered = self._lowered_at.get(self._points)
        if lowered is not None:
            best.priority = lowered
            best = self._highest(ready)
        self._yielded.discard(best.index)
        if not best.ready:
            self._timed_out.add(best.index)
        return best

    def _highest(self, ready: Sequence[Task]) -> Task:
        best = ready[0]
        highest = float("-inf")
        for task in ready:
            priority = task.priority
            if priority == UNDRAWN:
                priority = task.priority = self._random()
            if self._yields(task) and task.index not in self._yielded:
                self._yielded.add(task.index)
                self._lowest -= 1
                priority = task.priority = self._lowest
            if priority > highest:
                best, highest = task, priority
        return best

    def _yields(self, task: Task) -> bool:
        operation = task.pending
        if operation is ASIDE or (operation[0] == YIELD and operation is not NOTHING):
            return True
        return not task.ready and task.index in self._timed_out

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Has nothing to learn but the length, which `choose` counts."""
