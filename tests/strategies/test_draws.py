"""The generator that sampling draws from: the same everywhere, even, and anew for each seed."""

from __future__ import annotations

import itertools

from grader.strategies.draws import Draws


def drawn(seed: int, count: int) -> list[float]:
    draws = Draws(seed)
    return [draws.random() for _ in range(count)]


def test_a_seed_gives_the_same_on_every_python() -> None:
    assert [round(each * 2**32) for each in drawn(5, 3)] == [2834095639, 1458231168, 2403393581]


def test_seeding_again_begins_anew() -> None:
    draws = Draws(1)
    draws.random()
    draws.seed(5)
    assert [draws.random() for _ in range(3)] == drawn(5, 3)


def test_numbers_are_from_0_to_1_and_evenly_spread() -> None:
    numbers = drawn(0, 10_000)
    assert all(0 <= each < 1 for each in numbers)
    tenths = [sum(int(each * 10) == tenth for each in numbers) for tenth in range(10)]
    assert all(900 < each < 1100 for each in tenths), tenths


def test_neighbouring_seeds_put_things_in_every_order() -> None:
    orders = [tuple(sorted(range(3), key=drawn(seed, 3).__getitem__)) for seed in range(6_000)]
    counts = [orders.count(each) for each in itertools.permutations(range(3))]
    assert all(900 < each < 1100 for each in counts), counts


def test_any_integer_is_a_seed() -> None:
    assert len({drawn(seed, 1)[0] for seed in (-1, 0, 1, 2**31, 10**9)}) == 5
