"""Pseudo-random numbers that are cheap to begin: each execution draws a dozen of its own.

To seed CPython's Mersenne Twister and take its first number costs as much as to start a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from grader.engine.native import i64

_MASK: Final = 0xFFFF_FFFF
_SHARE: Final = 1 / (1 << 32)


class Draws:
    """Numbers from 0 to 1, 1 excluded, which follow from a seed alone.

    Sources: Marsaglia, "Xorshift RNGs" (Journal of Statistical Software, 2003), the triple 13, 17,
        5; seeds are spread by the last step of Appleby's MurmurHash3 (`fmix32`).
    """

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state: i64 = 1
        self.seed(seed)

    def seed(self, seed: int) -> None:
        """Begins anew: neighbouring seeds give sequences that have nothing in common."""
        # Products may go beyond 64 bits where this is compiled: their lower 32 are right.
        state: i64 = seed & _MASK
        state = (state ^ (state >> 16)) * 0x85EB_CA6B & _MASK
        state = (state ^ (state >> 13)) * 0xC2B2_AE35 & _MASK
        state ^= state >> 16
        self._state = 1 if state == 0 else state

    def random(self) -> float:
        """The next number."""
        state = self._state
        state ^= state << 13 & _MASK
        state ^= state >> 17
        state ^= state << 5 & _MASK
        self._state = state
        number: int = state
        return number * _SHARE
