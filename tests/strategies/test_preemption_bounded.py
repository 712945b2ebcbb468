from __future__ import annotations

from typing import Any

import pytest

from grader.engine.schedule import Schedule
from grader.explore import explore
from grader.strategies import PreemptionBounded
from tests.explore import programs
from tests.strategies.programs import first_come, seen_before_and_after
from tests.strategies.runs import (
    EveryChoice,
    endings,
    executions,
    load,
    load_text,
    random_program,
)

SMALL = (0, 1, 4, 7)
"""Random programs of two threads, among them deadlocks and failing attempts to take a lock."""
PROGRAMS = [programs.lost_update, programs.torn_read, programs.lock_inversion, programs.lost_wakeup]


def preemptions(loaded: Any, most: int) -> list[int]:
    strategy = PreemptionBounded(most=most)
    return [each.schedule.preemptions for each in executions(loaded, strategy, 1_000)]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda each: each.__name__)
def test_executions_come_in_the_order_of_their_preemptions(program: Any) -> None:
    found = preemptions(load(program), 2)
    assert set(found) == {0, 1, 2}
    assert found[: found.index(1)] == [0] * found.index(1)
    assert max(found) == 2


def test_no_execution_comes_twice() -> None:
    loaded = load(programs.lock_inversion)
    found = [str(each.schedule) for each in executions(loaded, PreemptionBounded(most=2), 1_000)]
    assert len(found) == len(set(found)) > 20


@pytest.mark.parametrize(
    ("program", "least"),
    [(first_come, 0), (programs.lost_update, 1), (seen_before_and_after, 2)],
)
def test_what_takes_so_many_preemptions_is_found_with_so_many(program: Any, least: int) -> None:
    loaded = load(program)
    found = [len(endings(loaded, PreemptionBounded(most=most), 500)) for most in range(3)]
    assert [count > 1 for count in found] == [most >= least for most in range(3)]


@pytest.mark.slow
@pytest.mark.parametrize("most", [0, 1, 2])
@pytest.mark.parametrize("seed", SMALL)
def test_nothing_within_the_bound_is_left_out(seed: int, most: int) -> None:
    loaded = load_text(random_program(seed))
    every = endings(loaded, EveryChoice(most), 40_000)
    assert endings(loaded, PreemptionBounded(most=most), 20_000) == every


def test_the_verdict_names_the_bound() -> None:
    verdict = explore(programs.lost_update, strategy="preemption_bounded").verdict
    assert (verdict.ending, verdict.exhausted) == ("holds_within_bound", False)
    assert verdict.bound == "no more than 2 preemptions"


def test_it_holds_where_nothing_was_left_out() -> None:
    verdict = explore(programs.missing_join, strategy="preemption_bounded").verdict
    assert (verdict.ending, verdict.exhausted, verdict.bound) == ("holds", True, None)


@pytest.mark.parametrize(
    ("budget", "bound"),
    [
        (2, "a part of those with no preemption"),
        (4, "no preemption, and a part of those with 1 preemption"),
        (14, "no more than 1 preemption, and a part of those with 2 preemptions"),
        (300, "no more than 2 preemptions"),
    ],
)
def test_a_search_that_is_cut_off_says_how_far_it_came(budget: int, bound: str) -> None:
    outcome = explore(programs.lost_update, strategy="preemption_bounded", executions=budget)
    assert outcome.verdict.bound == bound


def test_under_an_adversarial_clock_early_timeouts_count_as_preemptions() -> None:
    search = {"strategy": "preemption_bounded", "clock": "adversarial"}
    outcome = explore(programs.gives_up_waiting, **search)
    assert sorted(outcome.values) == [False, True]
    assert outcome.verdict.bound == "no more than 2 preemptions or early timeouts"


def test_polling_ends_under_an_adversarial_clock() -> None:
    outcome = explore(programs.polling, strategy="preemption_bounded", clock="adversarial")
    assert outcome.values == [True]
    assert outcome.executions < 300


def test_the_same_search_gives_the_same_outcome() -> None:
    documents = [
        explore(
            programs.barrier, strategy="preemption_bounded", executions=20, seed=seed
        ).document()
        for seed in (0, 7)
    ]
    assert documents[0] == documents[1]


def test_a_witness_can_be_replayed() -> None:
    outcome = explore(programs.lost_update, strategy="preemption_bounded")
    lost = next(result.schedule for result in outcome.results if result.value == 1)
    assert Schedule.parse(lost).preemptions == 1
