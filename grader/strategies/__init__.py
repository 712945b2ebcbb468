"""Strategies: which task goes next. One per file, each with its source.

A strategy knows the protocol in `grader/engine/strategy.py` and nothing of programs, files or
points. To add one, write its file and name it in `STRATEGIES`; nothing else has to change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import grader.compiled  # noqa: F401 - lets the compiled twins be found
from grader.errors import UserError
from grader.strategies.exhaustive import Exhaustive
from grader.strategies.non_preemptive import NonPreemptive
from grader.strategies.pct import ProbabilisticConcurrencyTesting
from grader.strategies.pipeline import Pipeline, Single
from grader.strategies.pos import PartialOrderSampling
from grader.strategies.preemption_bounded import PreemptionBounded
from grader.strategies.random_walk import RandomWalk
from grader.strategies.replay import Replay, ReplayDiverged

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.engine.strategy import Strategy

STRATEGIES: dict[str, Callable[[int], Strategy]] = {
    Exhaustive.name: Exhaustive,
    PartialOrderSampling.name: PartialOrderSampling,
    PreemptionBounded.name: PreemptionBounded,
    ProbabilisticConcurrencyTesting.name: ProbabilisticConcurrencyTesting,
    RandomWalk.name: RandomWalk,
}
"""Those that explore, by name; each is made from a seed."""
WAYS = (Pipeline.name, *sorted(STRATEGIES))
"""What a search can be asked for: a strategy, or those that take turns."""

__all__ = [
    "STRATEGIES",
    "WAYS",
    "Exhaustive",
    "NonPreemptive",
    "PartialOrderSampling",
    "Pipeline",
    "PreemptionBounded",
    "ProbabilisticConcurrencyTesting",
    "RandomWalk",
    "Replay",
    "ReplayDiverged",
    "Single",
    "by_name",
    "way",
]


def way(name: str, seed: int) -> Pipeline | Single:
    """The strategies of a search, in turns.

    Raises:
        UserError: There is none of this name.
    """
    return Pipeline(seed) if name == Pipeline.name else Single(by_name(name, seed))


def by_name(name: str, seed: int) -> Strategy:
    """The strategy of this name.

    Raises:
        UserError: There is none.
    """
    if name not in STRATEGIES:
        message = f"There is no strategy {name!r}."
        raise UserError(message, next_step=f"Choose one of: {', '.join(WAYS)}")
    return STRATEGIES[name](seed)
