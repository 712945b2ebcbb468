"""Replay equals the original; the same seed gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.engine.schedule import Schedule
from grader.strategies import (
    NonPreemptive,
    PartialOrderSampling,
    RandomWalk,
    Replay,
    ReplayDiverged,
)
from tests.engine import programs
from tests.engine.executions import execute, replayed

Program = Callable[[Any], Any]


@pytest.mark.parametrize("adversarial", [False, True])
@pytest.mark.parametrize("make", [RandomWalk, PartialOrderSampling])
@pytest.mark.parametrize("program", programs.ALL)
def test_a_replay_equals_its_original(program: Program, make: Any, adversarial: bool) -> None:
    strategy = make(7)
    for number in range(15):
        original = execute(program, strategy, adversarial=adversarial, number=number)
        again = replayed(program, Schedule.parse(original.schedule), adversarial=adversarial)
        assert again.told == original.told
        assert again.schedule == original.schedule


@pytest.mark.parametrize("program", programs.ALL)
def test_the_choices_of_a_replay_are_those_it_is_told_to_expect(program: Program) -> None:
    for number in range(5):
        original = execute(program, RandomWalk(3), number=number)
        schedule = Schedule.parse(original.schedule)
        first = Replay(schedule, keep=True)
        execute(program, first)
        second = Replay(schedule, expected=first.choices)
        execute(program, second)
        second.check()
        assert second.choices == first.choices


@pytest.mark.parametrize(
    ("schedule", "why"),
    [
        ("5", "thread 5 cannot run"),
        ("0*99999", "then stopped"),
        ("0.1*99999.2", "then stopped"),
        ("1", "thread 1 cannot run"),
    ],
)
def test_a_schedule_that_does_not_fit_diverges(schedule: str, why: str) -> None:
    with pytest.raises(ReplayDiverged, match=why) as caught:
        replayed(programs.locked_counter, Schedule.parse(schedule))
    assert caught.value.next_step


def test_another_program_diverges_from_the_choices_expected() -> None:
    first = Replay(Schedule.parse("0"), keep=True)
    execute(programs.locked_counter, first)
    second = Replay(Schedule.parse("0"), expected=first.choices)
    execute(programs.pipeline, second)
    with pytest.raises(ReplayDiverged, match=r"point \d+ was"):
        second.check()


def test_a_lenient_replay_goes_on_where_the_schedule_does_not_fit() -> None:
    replay = Replay(Schedule.parse("0*2.9.1*50.2*1.0"), strict=False)
    assert execute(programs.locked_counter, replay).value == 9
    assert replay.diverged is not None


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(1, 30)), max_size=8))
def test_any_schedule_can_be_followed_leniently_and_then_strictly(
    parts: list[tuple[int, int | None]],
) -> None:
    words = [str(task) if steps is None else f"{task}*{steps}" for task, steps in parts]
    text = ".".join(words) or "0"
    for program in (programs.locked_counter, programs.lock_order, programs.pipeline):
        followed = execute(program, Replay(Schedule.parse(text), strict=False))
        again = replayed(program, Schedule.parse(followed.schedule))
        assert again.told == followed.told


def test_the_default_execution_has_the_empty_schedule() -> None:
    for program in programs.ALL:
        plain = execute(program, NonPreemptive())
        assert plain.schedule == "0"
        assert replayed(program, Schedule.parse("0")).told == plain.told


def report() -> str:
    """What executing all programs comes to, as text; run in processes of its own too."""
    lines = []
    for make in (RandomWalk, PartialOrderSampling):
        for program in programs.ALL:
            strategy = make(11)
            for number in range(4):
                for adversarial in (False, True):
                    executed = execute(program, strategy, adversarial=adversarial, number=number)
                    name, choices = program.__name__, executed.choices
                    lines.append(f"{name} {executed.schedule} {choices} {executed.told}")
    return "\n".join(lines)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_in_every_process() -> None:
    code = "from tests.engine.test_replay import report; print(report())"
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
            cwd=root,
        ).stdout.strip()
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs.pop().decode().replace("\r\n", "\n") == report()


def test_the_same_seed_gives_the_same_in_one_process() -> None:
    assert report() == report()


def test_different_seeds_give_different_schedules() -> None:
    schedules = {execute(programs.locked_counter, RandomWalk(seed)).schedule for seed in range(10)}
    assert len(schedules) > 5
