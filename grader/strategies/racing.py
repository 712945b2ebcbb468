"""Races among the accesses of one finished execution, by the vector clocks of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from grader.engine.happens_before import happens_before
from grader.engine.operation import conflicts

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from grader.engine.operation import Operation


class Access(NamedTuple):
    """One access as it was made.

    Attributes:
        place: The number of its scheduling point.
        task: Who made it.
        clock: The task's vector clock then.
    """

    place: int
    task: int
    operation: Operation
    clock: tuple[int, ...]


def racing(accesses: Sequence[Access]) -> set[int]:
    """Places of the accesses that conflict with another task's and are not ordered with it.

    Looking back, the nearest access of each task and place in memory decides: if that one is
    ordered, all before it are. Looking ahead, likewise.
    """
    return _beside(accesses, ahead=False) | _beside(accesses[::-1], ahead=True)


def _beside(accesses: Sequence[Access], *, ahead: bool) -> set[int]:
    found = set()
    nearest: dict[int, dict[tuple[int, Hashable, bool], Access]] = {}
    for access in accesses:
        _kind, target, key, writes = access.operation
        known = nearest.setdefault(target, {})
        for other in known.values():
            if other.task == access.task or not conflicts(other.operation, access.operation):
                continue
            first, second = (access, other) if ahead else (other, access)
            if not happens_before(first.clock[first.task], first.task, list(second.clock)):
                found.add(access.place)
                break
        known[access.task, key, writes] = access
    return found
