"""What exploring finds, and what it must never find."""

from __future__ import annotations

from typing import Any

import pytest

from grader.errors import UserError
from grader.explore import explore
from grader.strategies import STRATEGIES
from tests.explore import programs

WRONG_VALUES = [
    (programs.lost_update, 2, [1]),
    (programs.torn_read, [1, 1], [[0, 0], [0, 1], [1, 0]]),
    (programs.missing_join, 1, [0]),
    (programs.seen_twice, False, [True]),
]


@pytest.mark.parametrize(
    ("program", "right", "wrong"), WRONG_VALUES, ids=lambda each: getattr(each, "__name__", "")
)
def test_every_value_a_program_can_return_is_found(program: Any, right: Any, wrong: Any) -> None:
    outcome = explore(program)
    assert sorted(map(str, outcome.values)) == sorted(map(str, [right, *wrong]))


@pytest.mark.parametrize("seed", range(5))
def test_a_lost_update_takes_few_executions(seed: int) -> None:
    assert 1 in explore(programs.lost_update, executions=40, seed=seed).values


def test_a_lock_inversion_is_told_as_who_waits_for_what() -> None:
    outcome = explore(programs.lock_inversion)
    assert outcome.verdict.ending == "fails"
    waits = {(wait.waits_for, wait.held_by) for each in outcome.deadlocks for wait in each.waits}
    assert ("Account-1.lock", "Thread-1 (move)") in waits
    assert ("Account-2.lock", "Thread-2 (move)") in waits


def test_a_lost_wakeup_says_that_nobody_will_ever_wake_it() -> None:
    (deadlock,) = explore(programs.lost_wakeup).deadlocks
    assert "is in wait()" in deadlock.message
    assert "nobody will ever wake it" in deadlock.message


def test_an_uncaught_exception_names_thread_and_text() -> None:
    (error,) = explore(programs.uncaught).exceptions
    assert (error.type, error.message, error.task) == (
        "ValueError",
        "no such seat",
        "Thread-1 (fail)",
    )


def test_a_wait_for_what_nobody_changes_never_ends() -> None:
    outcome = explore(programs.never_ends)
    assert outcome.verdict.ending == "fails"
    assert [each.task for each in outcome.endless] == ["Thread-1 (wait)"]
    assert "busy_wait" in [each.id for each in outcome.observations]


def test_a_thread_left_behind_is_a_leak() -> None:
    outcome = explore(programs.leaked)
    assert [each.task for each in outcome.leaks] == ["Thread-1 (get)"]


def test_a_timed_wait_can_give_up_only_when_time_may_pass() -> None:
    assert explore(programs.gives_up_waiting, clock="patient").values == [False]
    assert True in explore(programs.gives_up_waiting, clock="adversarial").values


HOLDS: list[tuple[Any, Any]] = [
    (programs.timer, [1]),
    (programs.executor, [1, 2, 3]),
    (programs.barrier, ["at the line"] * 3 + ["off"] * 3),
    (programs.polling, True),
    (programs.busy_wait, True),
    (programs.busy_wait_for_a_sleeper, True),
    (programs.busy_wait_on_the_clock, True),
]


@pytest.mark.parametrize("clock", ["patient", "adversarial"])
@pytest.mark.parametrize(
    ("program", "value"), HOLDS, ids=lambda each: getattr(each, "__name__", "")
)
def test_a_correct_program_never_fails(program: Any, value: Any, clock: str) -> None:
    outcome = explore(program, clock=clock)
    assert outcome.verdict.ending in ("holds", "holds_within_bound")
    assert outcome.values == [value]


def test_a_join_with_timeout_gives_up_while_the_clock_is_patient() -> None:
    assert explore(programs.join_with_timeout).values == [True]
    assert set(explore(programs.join_with_timeout, clock="adversarial").values) == {True, False}


def test_one_thread_alone_is_explored_in_full() -> None:
    outcome = explore(programs.busy_wait_on_the_clock)
    assert outcome.verdict.exhausted
    assert outcome.verdict.ending == "holds"


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_the_same_search_gives_the_same_outcome(strategy: str) -> None:
    documents = [
        explore(programs.lost_update, strategy=strategy, seed=7).document() for _ in range(2)
    ]
    assert documents[0] == documents[1]


def test_a_race_names_both_sides_and_the_locks_they_hold() -> None:
    races = explore(programs.lost_update).races
    assert {race.location for race in races} == {"total"}
    assert all("write" in (race.first.operation, race.second.operation) for race in races)
    assert all(race.first.held == race.second.held == () for race in races)


@pytest.mark.parametrize("search", [{"strategy": "luck"}, {"clock": "broken"}, {"executions": 0}])
def test_a_search_that_makes_no_sense_is_refused(search: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        explore(programs.lost_update, **search)


def test_a_builtin_has_no_source_to_explore() -> None:
    with pytest.raises(UserError, match="not a function written in Python"):
        explore(len)


def test_the_threads_that_begin_are_counted_where_fewest_do() -> None:
    assert explore(programs.missing_join, executions=60).threads == 1
    assert explore(programs.begins_another_if_first, executions=60).threads == 1
