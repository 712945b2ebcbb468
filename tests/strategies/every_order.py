"""The oracle: every order of steps, one after another, without looking at what depends on what.

Only steps that touch nothing at all are not enumerated: they run as soon as they can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.engine.operation import (
    ACQUIRE,
    ADVANCE,
    ALL,
    BEGIN,
    CALL,
    END,
    HOT,
    JOIN,
    RELEASE,
    START,
    THREADS,
    TIMEOUT,
    TRY_ACQUIRE,
    YIELD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.task import Task

SILENT = {BEGIN, JOIN, START, YIELD}
UNTOUCHING = {ADVANCE, CALL, HOT, *SILENT}


class EveryOrder:
    name = "every_order"
    sees_every_point = True
    wants_trace = True

    def __init__(self, *, ends_matter: bool = False) -> None:
        self.trace: list[tuple[int, Operation]] = []
        self.starts: list[int] = []
        self._path: list[tuple[int, int]] = []
        self._depth = 0
        self._silent = SILENT if ends_matter else SILENT | {END}

    def begin(self, number: int) -> bool:
        self.trace.clear()
        self.starts.clear()
        self._depth = 0
        return number == 0 or bool(self._path)

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        self.starts.append(len(self.trace))
        for task in ready:
            if task.ready and task.pending[0] in self._silent:
                return task
        if len(ready) == 1:
            return ready[0]
        if self._depth == len(self._path):
            self._path.append((0, len(ready)))
        place, _count = self._path[self._depth]
        self._depth += 1
        return ready[place]

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        while self._path:
            place, count = self._path.pop()
            if place + 1 < count:
                self._path.append((place + 1, count))
                return


def partial_order(trace: Sequence[tuple[int, Operation]]) -> frozenset[object]:
    """What makes two executions the same: the order of each pair of dependent steps.

    A step is named by its task and its number there.
    """
    counts: dict[int, int] = {}
    held: set[int] = set()
    steps: list[tuple[tuple[int, int], Operation]] = []
    for index, operation in trace:
        kind, target, key, writes = operation
        if kind in (ADVANCE, HOT):
            continue
        counts[index] = counts.get(index, 0) + 1
        if kind in (TRY_ACQUIRE, TIMEOUT) and target != THREADS:
            writes = writes and target not in held
            key = "state"
        elif kind == RELEASE:
            writes, key = target in held, "state"
        if (kind == ACQUIRE) or (kind in (TRY_ACQUIRE, TIMEOUT) and writes):
            held.add(target)
        elif kind == RELEASE:
            held.discard(target)
        if kind not in UNTOUCHING and target:
            steps.append(((index, counts[index]), (kind, target, key, writes)))
    return frozenset(
        (one, other)
        for place, (other, late) in enumerate(steps)
        for one, early in steps[:place]
        if one[0] != other[0]
        and early[1] == late[1]
        and (early[3] or late[3])
        and (early[2] == late[2] or early[2] is ALL or late[2] is ALL)
    ) | frozenset(item for item in counts.items() if item[0])
