"""The pipeline: exhaustive search and sampling take turns, so that each does what it is best at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from grader.strategies.exhaustive import Exhaustive
from grader.strategies.pos import PartialOrderSampling

if TYPE_CHECKING:
    from grader.engine.strategy import Strategy

_ALONE: Final = 20
"""Executions that exhaustive search has at first.

Many checks have fewer interleavings that matter; they end here, with a proof.
"""
_TURN: Final = 3
"""After that it has every third one, and sampling the others.

Exhaustive search goes through the neighbours of one execution first, and may be far from a fault
that sampling finds at once; sampling ends nothing.
"""
_SAMPLED: Final = 200
"""Executions after which exhaustive search has all.

A fault is to be found within as many: sampling found every known one within 126, and has 120 by
then, beside the 80 of exhaustive search. More of sampling finds ever less, and it is worth it to
exhaust a program in what is left of the usual 300.
"""


class Pipeline:
    """Gives the strategy for each next execution.

    Args:
        seed: Of the sampling.
    """

    name: ClassVar[str] = "pipeline"

    def __init__(self, seed: int) -> None:
        self._exhaustive: Exhaustive | None = Exhaustive(seed)
        self._sampling = PartialOrderSampling(seed)

    def following(self, executions: int) -> Strategy:
        """The strategy whose turn it is after so many executions."""
        turn = executions < _ALONE or executions >= _SAMPLED or executions % _TURN == 0
        if turn and self._exhaustive is not None:
            return self._exhaustive
        return self._sampling

    def goes_on_without(self, strategy: Strategy) -> bool:
        """Whether there is another strategy when one has come to its end without a proof."""
        if strategy is not self._exhaustive:
            return False
        self._exhaustive = None
        return True


class Single:
    """One strategy alone."""

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy

    def following(self, executions: int) -> Strategy:
        """The strategy."""
        return self._strategy

    def goes_on_without(self, strategy: Strategy) -> bool:
        """There is no other."""
        return False
