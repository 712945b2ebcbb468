from __future__ import annotations

from typing import Any

import pytest

from grader.engine.ending import EndingKind
from grader.explore import explore
from grader.strategies import ProbabilisticConcurrencyTesting
from tests.explore import programs
from tests.strategies.programs import (
    polls_with_a_yield,
    seen_before_and_after,
    spins_with_a_counter,
)
from tests.strategies.runs import executions, load

OF_DEPTH = [
    (programs.missing_join, 0, 1, 2),
    (programs.lost_update, 1, 2, 3),
    (seen_before_and_after, True, 3, 3),
]
"""Program, the wrong value, the depth of the bug, the number of tasks: n."""


@pytest.mark.slow
@pytest.mark.parametrize(("program", "wrong", "depth", "tasks"), OF_DEPTH)
def test_a_bug_is_found_as_often_as_the_bound_says(
    program: Any, wrong: object, depth: int, tasks: int
) -> None:
    strategy = ProbabilisticConcurrencyTesting(1, depth=depth)
    found = [each.ending.value == wrong for each in executions(load(program), strategy, 600)]
    at_least = 1 / (tasks * strategy.points ** (depth - 1))
    assert sum(found) / len(found) >= at_least


@pytest.mark.slow
@pytest.mark.parametrize(("program", "wrong", "depth", "tasks"), OF_DEPTH)
def test_a_bug_is_found_within_the_expected_number_of_executions(
    program: Any, wrong: object, depth: int, tasks: int
) -> None:
    loaded = load(program)
    taken, most = [], 0
    for seed in range(20):
        strategy = ProbabilisticConcurrencyTesting(seed, depth=depth)
        for number, each in enumerate(executions(loaded, strategy, 5_000), start=1):
            if each.ending.value == wrong:
                taken.append(number)
                break
        most = max(most, strategy.points)
    assert len(taken) == 20
    assert sum(taken) / len(taken) <= tasks * most ** (depth - 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "wrong", "depth"), [(programs.lost_update, 1, 1), (seen_before_and_after, True, 2)]
)
def test_a_bug_is_not_found_by_executions_of_less_depth(
    program: Any, wrong: object, depth: int
) -> None:
    strategy = ProbabilisticConcurrencyTesting(0, depth=depth)
    assert wrong not in [each.ending.value for each in executions(load(program), strategy, 300)]


@pytest.mark.slow
def test_executions_of_one_two_and_three_take_turns() -> None:
    found = set(explore(seen_before_and_after, strategy="pct", executions=1_000).values)
    assert found == {False, True}


@pytest.mark.parametrize("program", [spins_with_a_counter, polls_with_a_yield])
def test_who_spins_does_not_starve_the_others(program: Any) -> None:
    strategy = ProbabilisticConcurrencyTesting(0)
    ended = [each.ending for each in executions(load(program), strategy, 30, limit=5_000)]
    assert {(each.kind, each.value) for each in ended} == {
        (EndingKind.RETURNED, 30 if program is spins_with_a_counter else 40)
    }


def test_who_times_out_early_again_and_again_does_not_starve_the_others() -> None:
    strategy = ProbabilisticConcurrencyTesting(0)
    loaded = load(programs.polling)
    steps = [
        max(task.steps for task in each.scheduler.tasks)
        for each in executions(loaded, strategy, 100, adversarial=True)
    ]
    assert max(steps) < 50


def test_the_same_seed_gives_the_same_outcome_and_another_one_another() -> None:
    first, again, other = (
        explore(programs.torn_read, strategy="pct", executions=30, seed=seed).document()
        for seed in (3, 3, 4)
    )
    assert first == again
    assert first["results"] != other["results"]


def test_what_it_finds_is_told_as_sampled() -> None:
    verdict = explore(programs.lost_update, strategy="pct", executions=50).verdict
    assert (verdict.ending, verdict.strategy) == ("holds_within_bound", "pct")
    assert verdict.bound == "50 executions sampled"
