"""What a task is about to do at a scheduling point, and when two such steps depend on each other.

An operation is a plain tuple, because millions are made and none is kept: `(kind, target, key,
writes)`.

- `kind`: one of the constants below.
- `target`: identity of the object it touches, valid within one execution only. It is compared,
  never ordered or shown, so that addresses reach no decision.
- `key`: the attribute, index or variable touched, or `ALL` for the object as a whole.
- `writes`: whether it may change what others see there.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final, TypeAlias

Operation: TypeAlias = tuple[str, int, Hashable, bool]

READ: Final = "read"
WRITE: Final = "write"
ACQUIRE: Final = "acquire"
RELEASE: Final = "release"
TRY_ACQUIRE: Final = "try_acquire"
TIMEOUT: Final = "timeout"
WAIT: Final = "wait"
START: Final = "start"
BEGIN: Final = "begin"
JOIN: Final = "join"
END: Final = "end"
SLEEP: Final = "sleep"
YIELD: Final = "yield"
CALL: Final = "call"
OUTPUT: Final = "output"
CLOCK: Final = "clock"
RAISE: Final = "raise"
ADVANCE: Final = "advance"
HOT: Final = "hot"
RETURN: Final = "return"

ALL: Final = None
"""The key of an operation on an object as a whole: it overlaps every key."""

THREADS: Final = 1
"""The target of operations on the set of living threads; no object has this address."""
TIME: Final = 2
"""The target of operations on the virtual clock; no object has this address."""
IDENTITIES: Final = 3
"""The target of asking for objects' `id`; no object has this address."""

NOTHING: Final[Operation] = (YIELD, 0, ALL, False)
"""An operation that depends on no other."""
ASIDE: Final[Operation] = ("put_aside", 0, ALL, False)
"""What a task that was put aside for spinning is about to do: to look once more."""


def conflicts(first: Operation, second: Operation) -> bool:
    """Whether the order of two operations of different tasks can matter.

    Source: the dependency relation of partial-order reduction (Godefroid, 1996), on reads, writes
        and lock operations; two reads, and operations on different places, commute.
    """
    return (
        first[1] == second[1]
        and (first[3] or second[3])
        and (first[2] == second[2] or first[2] is ALL or second[2] is ALL)
    )
