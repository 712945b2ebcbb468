"""The pipeline: exhaustive search and sampling take turns, so that each does what it is best at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.strategies.exhaustive import Exhaustive
from grader.strategies.pos import PartialOrderSampling

if TYPE_CHECKING:
    from grader.engine.strategy import Strategy

_SMALL = 50
"""Executions after which a program that is not exhausted is sampled.

Most checks have fewer interleavings that matter; they end here, with a proof.
"""
_SAMPLED = 150
"""Executions of sampling then.

Exhaustive search goes through the neighbours of one execution first, and may be far from a fault
when these are spent; sampling found every known one within 126. Both together stay below the 200
within which a fault is to be found. After that exhaustive search goes on from where it was, as new
executions of sampling find ever less.
"""


class Pipeline:
    """Gives the strategy for each next execution.

    Args:
        seed: Of the sampling.
    """

    name = "pipeline"

    def __init__(self, seed: int) -> None:
        self._exhaustive: Exhaustive | None = Exhaustive(seed)
        self._sampling = PartialOrderSampling(seed)

    def following(self, executions: int) -> Strategy:
        """The strategy whose turn it is after so many executions."""
        if self._exhaustive is None or _SMALL <= executions < _SMALL + _SAMPLED:
            return self._sampling
        return self._exhaustive

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
