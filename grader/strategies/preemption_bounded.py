"""Preemption bounding: every interleaving with no preemption, then with one, then with two."""

from __future__ import annotations

from array import array
from collections import deque
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from grader.engine.operation import END, OUTPUT, READ, START, WRITE, YIELD
from grader.strategies.racing import Access, racing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task

_MAY_RACE: Final = frozenset((READ, WRITE, START, END))
"""Put off only where another task's operation races with them; locks and joins always."""
_COMMUTES: Final = frozenset((YIELD, OUTPUT))
"""Never put off: the next operation of the same task may be, and that comes to the same."""


class PreemptionBounded:
    """Explores executions in the order of how often they put a task on hold that could go on.

    Each execution follows a prefix of choices, then goes on without preemption: a task runs until
    it blocks or ends, and the ready one with the lowest index follows. Whom to take after a block
    or an end costs nothing, so all are tried. Under an adversarial clock, letting a wait time out
    while somebody could run costs as much as a preemption.

    Tasks are preempted before an operation on a lock, before a join, and before an access that
    races with another task's. Elsewhere it would come to the same as at the next of those points.
    Races are looked for in every execution, and what they open along its path is explored too.
    When `begin` says that nothing is left, each interleaving within the bound has been seen, up to
    the order of operations that commute.

    Source: Musuvathi and Qadeer, "Iterative context bounding for systematic testing of
        multithreaded programs" (PLDI 2007), algorithm 1.

    Args:
        seed: Not needed: nothing is drawn.
        most: Preemptions in one execution.
    """

    name: ClassVar[str] = "preemption_bounded"
    sees_every_point: ClassVar[bool] = True
    wants_trace: ClassVar[bool] = False

    def __init__(self, seed: int = 0, *, most: int = 2) -> None:
        self._waiting: list[deque[_Branch]] = [deque() for _cost in range(most + 1)]
        self._waiting[0].append(_Branch(_Run(None, -1), 0, -1))
        self._run = _Run(None, -1)
        self._prefix = array("H")
        self._points: list[_Point] = []
        self._accesses: list[Access] = []
        self._left_out = False
        self._early = False
        self._strayed = False

    @property
    def bound(self) -> str | None:
        """In words, what has been explored in full; None if that is everything."""
        one, many = "preemption", "preemptions"
        if self._early:
            one, many = "preemption or early timeout", "preemptions or early timeouts"
        cost = next((cost for cost, found in enumerate(self._waiting) if found), None)
        if cost is None and not self._left_out:
            return "the program does not repeat itself" if self._strayed else None
        within = len(self._waiting) if cost is None else cost
        told = f"no more than {within - 1} {one if within == 2 else many}"
        if within == 1:
            told = f"no {one}"
        if cost is None:
            return told
        some = f"a part of those with {cost or 'no'} {many if cost > 1 else one}"
        return f"{told}, and {some}" if within else some

    def begin(self, number: int) -> bool:
        """Takes the cheapest prefix that is left, the one found first among equals."""
        cheapest = next((found for found in self._waiting if found), None)
        if cheapest is None:
            return False
        branch = cheapest.popleft()
        if branch.task < 0:
            self._run, self._prefix = branch.run, array("H")
        else:
            self._run = _Run(branch.run, branch.place)
            self._prefix = branch.run.choices[: branch.place]
            self._prefix.append(branch.task)
        self._points = []
        self._accesses = []
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Follows the prefix, then stays; or takes the ready task with the lowest index."""
        place = len(self._points)
        chosen = current if current.ready else next(task for task in ready if task.ready)
        if place < len(self._prefix):
            wanted = self._prefix[place]
            found = next((task for task in ready if task.index == wanted), None)
            if found is None:
                # Something else than the schedule decided: a hash order, an address.
                self._strayed = True
            else:
                chosen = found
        if chosen.pending[0] in _MAY_RACE:
            access = Access(place, chosen.index, chosen.pending, tuple(chosen.clock))
            self._accesses.append(access)
        self._points.append(_point(chosen, ready, current))
        self._early = self._early or not all(task.ready for task in ready)
        return chosen

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Finds what this execution could have done instead."""
        run, points = self._run, self._points
        run.choices = array("H", [point.chosen for point in points])
        raced = racing(self._accesses)
        costs = [0]
        for point in points:
            costs.append(costs[-1] + point.cost)
        does_next: dict[int, int] = {}  # task -> where it does what it was about to do
        for place in range(len(points) - 1, -1, -1):
            point = points[place]
            does_next[point.chosen] = place
            if not point.others:
                continue
            owner = run.owner(place)
            if place not in owner.expanded and _matters(point, does_next, raced):
                owner.expanded.add(place)
                self._expand(place, point, costs[place])

    def _expand(self, place: int, point: _Point, cost: int) -> None:
        for task, more in point.others:
            if cost + more < len(self._waiting):
                self._waiting[cost + more].append(_Branch(self._run, place, task))
            else:
                self._left_out = True


class _Point(NamedTuple):
    """What was seen at one scheduling point.

    Attributes:
        chosen: The task that went on.
        cost: 1 if that was a preemption, or a timeout while somebody could run; else 0.
        others: The tasks that could have been taken instead, each with its cost.
        current: The task that ran before.
        put_off: The kind of its operation that a preemption puts off; None if it could not go on.
    """

    chosen: int
    cost: int
    others: tuple[tuple[int, int], ...]
    current: int
    put_off: str | None


def _point(chosen: Task, ready: Sequence[Task], current: Task) -> _Point:
    if len(ready) == 1:
        return _Point(chosen.index, 0, (), current.index, None)
    costs = {
        task.index: int(current is not task if current.ready else not task.ready) for task in ready
    }
    cost = costs.pop(chosen.index)
    put_off = current.pending[0] if current.ready else None
    return _Point(chosen.index, cost, tuple(costs.items()), current.index, put_off)


def _matters(point: _Point, does_next: dict[int, int], raced: set[int]) -> bool:
    """Whether another choice at this point could come to something else."""
    if point.put_off in _MAY_RACE:
        # Where the execution ended before it did it, nobody knows.
        place = does_next.get(point.current)
        return place is None or place in raced
    return point.put_off not in _COMMUTES


class _Run:
    """One execution: where it left another one, and its choices."""

    __slots__ = ("choices", "cut", "expanded", "parent")

    def __init__(self, parent: _Run | None, cut: int) -> None:
        self.parent = parent
        self.cut = cut
        self.choices = array("H")
        self.expanded: set[int] = set()

    def owner(self, place: int) -> _Run:
        """The first execution that came to this place in the same way."""
        run = self
        while run.parent is not None and place <= run.cut:
            run = run.parent
        return run


class _Branch(NamedTuple):
    """An execution to come: like `run` up to `place`, where `task` is taken instead."""

    run: _Run
    place: int
    task: int
