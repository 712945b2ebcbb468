"""Exhaustive search against an oracle that goes through every order of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grader.engine.ending import EndingKind
from grader.explore.tally import Signature, signature
from grader.strategies import Exhaustive
from tests.strategies.every_order import EveryOrder, partial_order
from tests.strategies.runs import without_collection
from tests.strategies.small_programs import load, text

if TYPE_CHECKING:
    from grader.virtual.program import LoadedProgram

Found = tuple[set[Signature], list[frozenset[object]]]

FAMILIES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "shared data": (("read", "write", "add", "length"), {}),
    "three threads": (("read", "write", "try"), {"threads": 3, "most": 1}),
    "locks": (("locked write", "locked read", "two locks", "read"), {}),
    "tries": (("try", "locked?", "release", "locked write"), {}),
    "events": (("set", "clear", "set?", "wait", "write"), {}),
    "queues": (("put", "get", "get now"), {}),
    "conditions": (("notify", "wait for notice", "locked write"), {}),
    "semaphores": (("semaphore", "try", "write"), {"most": 1}),
    "threads": (("alive?", "join in time", "start", "add"), {"ends": True}),
    "time": (("sleep", "lock in time", "sleep locked", "wait a while", "set"), {"passes": True}),
    "sleep": (("sleep", "read", "write", "clock"), {"adversarial": True}),
    "timed locks": (("lock in time", "sleep locked", "sleep"), {"adversarial": True, "most": 1}),
    "timed events": (("wait a while", "set", "sleep"), {"adversarial": True, "most": 1}),
    "timed queues": (("get in time", "put", "sleep"), {"adversarial": True, "most": 1}),
    "timed conditions": (("wait for notice", "notify"), {"adversarial": True, "most": 1}),
    "timed joins": (("join in time", "sleep", "add"), {"adversarial": True}),
}
"""Operations, and how: threads and most operations in each; whether time may pass at any point.

`ends`: the ends of threads can be told apart; `passes`: time orders steps, which the oracle's
partial orders do not know.
"""


def everything(loaded: LoadedProgram, *, most: int, ends: bool, adversarial: bool) -> Found | None:
    """What the oracle finds; None if it takes too long."""
    oracle = EveryOrder(ends_matter=ends)
    found: set[Signature] = set()
    orders = []
    with without_collection():
        for number in range(most):
            if not oracle.begin(number):
                return found, orders
            execution = loaded.run(oracle, adversarial=adversarial)
            found.add(signature(execution.ending))
            orders.append(partial_order(oracle.trace))
            oracle.end(())
    return None


def searched(loaded: LoadedProgram, *, adversarial: bool) -> tuple[Exhaustive, Found]:
    """What exhaustive search finds in the pass that comes to an end."""
    strategy = Exhaustive()
    passes = strategy.passes
    found: set[Signature] = set()
    orders = []
    with without_collection():
        for number in range(2_000):
            if not strategy.begin(number):
                return strategy, (found, orders)
            if strategy.passes > passes:
                passes = strategy.passes
                found.clear()
                orders.clear()
            execution = loaded.run(strategy, adversarial=adversarial)
            if execution.ending.kind is not EndingKind.ABANDONED:
                found.add(signature(execution.ending))
                orders.append(partial_order(strategy.trace))
            strategy.end(())
    raise AssertionError("it does not come to an end")


def options_of(family: str) -> dict[str, Any]:
    options = FAMILIES[family][1]
    return {"ends": options.get("ends", False), "adversarial": options.get("adversarial", False)}


def load_of(family: str, seed: int) -> LoadedProgram:
    operations, options = FAMILIES[family]
    size = {key: options[key] for key in ("threads", "most") if key in options}
    return load(text(operations, seed, **size))


SEEDS: dict[str, tuple[int, ...]] = {
    "shared data": (0, 2, 3, 4, 7, 11),
    "three threads": (2, 4, 7, 8, 10, 16),
    "locks": (4, 15, 18, 22, 46, 49),
    "tries": (3, 4, 6, 7, 14, 15),
    "events": (3, 4, 8, 9, 10, 13),
    "queues": (0, 1, 3, 4, 6, 7),
    "conditions": (3, 4, 8, 15, 18, 20),
    "semaphores": (3, 10, 11, 12, 14, 38),
    "threads": (31, 40, 48, 61, 78, 103),
    "time": (13, 21, 22, 41, 50, 55),
    "sleep": (1, 2, 13, 15, 16, 17),
    "timed locks": (2, 3, 4, 5, 9, 11),
    "timed events": (3, 5, 9, 11, 14, 19),
    "timed queues": (0, 3, 5, 9, 10, 11),
    "timed conditions": (0, 6, 9, 10, 12, 16),
    "timed joins": (3, 8, 15, 20, 21, 23),
}
"""The first programs of each family whose orders differ and can all be gone through quickly."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("family", "seed"), [(family, seed) for family, seeds in SEEDS.items() for seed in seeds]
)
def test_nothing_is_missed_and_each_order_is_taken_once(family: str, seed: int) -> None:
    options = options_of(family)
    loaded = load_of(family, seed)
    oracle = everything(loaded, most=1_000, **options)
    assert oracle is not None
    outcomes, orders = oracle
    strategy, (found, taken) = searched(load_of(family, seed), adversarial=options["adversarial"])
    assert found == outcomes
    assert strategy.bound is None
    if not options["adversarial"]:
        assert len(taken) == len(set(taken))
    if not {"adversarial", "ends", "passes"} & FAMILIES[family][1].keys():
        assert len(taken) == len(set(orders))
