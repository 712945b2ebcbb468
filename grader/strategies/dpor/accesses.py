"""What a step touches: an operation, brought down to reads and writes of places.

Two steps of different tasks depend on each other when both touch a place and one of them writes it.
Everything else that an operation does to the choices of others, such as a lock that blocks them, is
said in `order.py`.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final, TypeAlias

from grader.engine.operation import (
    ACQUIRE,
    ADVANCE,
    ALL,
    BEGIN,
    CALL,
    END,
    HOT,
    JOIN,
    OUTPUT,
    READ,
    RELEASE,
    SLEEP,
    START,
    THREADS,
    TIME,
    TIMEOUT,
    TRY_ACQUIRE,
    WRITE,
    YIELD,
    Operation,
)

Access: TypeAlias = tuple[int, Hashable, bool]
"""Target, key and whether it writes there, as in an operation."""

_SILENT: Final = frozenset({ADVANCE, BEGIN, CALL, HOT, JOIN, OUTPUT, SLEEP, START, YIELD})
"""Kinds that touch nothing others could see: who waits for an end is ordered by waiting."""
_STATE: Final = "lock"
"""The key of a lock's state, apart from what the step that takes it may do besides."""
ON_CLOCK: Final[Access] = (TIME, ALL, True)


class Effects:
    """The locks of one execution, as far as the steps went.

    Attributes:
        ordered_threads: Whether the order in which threads start and end can be seen, as by
            `enumerate`; where it cannot, starting one thread commutes with starting another.
    """

    def __init__(self, *, ordered_threads: bool) -> None:
        self.ordered_threads = ordered_threads
        self._taken: set[int] = set()

    def accesses(self, operation: Operation) -> tuple[Access, ...]:
        """What an operation would touch now."""
        kind, target, key, writes = operation
        if kind == ACQUIRE:
            return ((target, ALL, True),)
        if kind in (RELEASE, TRY_ACQUIRE, TIMEOUT) and target != THREADS:
            # A try that fails changes nothing, and commutes with another that fails.
            changes = (target in self._taken) == (kind == RELEASE)
            return ((target, _STATE, writes and changes),)
        if target == THREADS and self.ordered_threads and kind in (START, END):
            return ((target, ALL, True),)
        if kind in _SILENT or target == 0:
            return ()
        return ((target, key, writes and kind != TIMEOUT),)

    def apply(self, operation: Operation) -> None:
        """The operation was done."""
        kind, target, _key, writes = operation
        if kind == RELEASE:
            self._taken.discard(target)
        elif kind == ACQUIRE or (kind in (TRY_ACQUIRE, TIMEOUT) and writes):
            self._taken.add(target)

    def of(self, operation: Operation) -> tuple[tuple[Access, ...], bool]:
        """What an operation touches that is done now, and whether it takes a lock."""
        kind, target, key, writes = operation
        if kind in (READ, WRITE):  # most are
            return (((target, key, writes),) if target else ()), False
        accesses = self.accesses(operation)
        takes = kind == ACQUIRE or (
            kind in (TRY_ACQUIRE, TIMEOUT) and writes and target not in self._taken
        )
        self.apply(operation)
        return accesses, takes


def depend(these: tuple[Access, ...], those: tuple[Access, ...]) -> bool:
    """Whether two steps with these accesses depend on each other."""
    for target, key, writes in these:
        for other, other_key, other_writes in those:
            if (
                target == other
                and (writes or other_writes)
                and (key == other_key or key is ALL or other_key is ALL)
            ):
                return True
    return False
