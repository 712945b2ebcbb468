"""What phases.py has to do, run with ordinary threads: pytest exercises/04_communicating/06_phases."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import threading
from pathlib import Path

import pytest

# --- You need not read this part: it finds your file, and ends a test that would never end. ---


def in_time(function):
    """Run a function in a daemon thread, and pass on what it returned or what went wrong in any thread."""

    @functools.wraps(function)
    def guarded():
        returned, errors = [], []

        def body():
            try:
                returned.append(function())
            except BaseException as error:
                errors.append(error)

        hook, threading.excepthook = threading.excepthook, lambda raised: errors.append(raised.exc_value)
        try:
            guard = threading.Thread(target=body, name="test", daemon=True)
            guard.start()
            guard.join(in_time.seconds)
        finally:
            threading.excepthook = hook
        if errors:
            raise errors[0]
        if not returned:
            waited, in_time.seconds = in_time.seconds, min(2, in_time.seconds)  # the next one need not take as long
            pytest.fail(f"not finished after {waited:g} seconds: something waits for what never comes", pytrace=False)
        return returned[0]

    return guarded


in_time.seconds = float(os.environ.get("THREADLINGS_PATIENCE", 10))


@in_time
def load():
    """Import phases.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("phases.py"))
    spec = importlib.util.spec_from_file_location("phases_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


phases = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def expected(board, steps, rule):
    """The same, without threads."""
    for _ in range(steps):
        board = [rule([board[place - 1], own, board[(place + 1) % len(board)]]) for place, own in enumerate(board)]
    return board


def weigh(three):
    left, own, right = three
    return (2 * left + 3 * own + 5 * right) % 1000


@in_time
def test_one_step():
    assert phases.simulate([0, 0, 1, 0, 0], 1) == [0, 1, 1, 1, 0]
    assert phases.simulate([3, 1, 2], 1, rule=max) == [3, 3, 3]


@in_time
def test_many_steps():
    board = list(range(7))
    assert phases.simulate(board, 60, rule=weigh) == expected(board, 60, weigh)
    assert phases.simulate([1, 2, 3], 25, rule=weigh) == expected([1, 2, 3], 25, weigh)


@in_time
def test_no_step_and_the_argument():
    board = [1, 2, 3]
    assert phases.simulate(board, 0) == [1, 2, 3]
    assert phases.simulate(board, 2) == [18, 18, 18]
    assert board == [1, 2, 3]


@in_time
def test_each_cell_is_a_thread_of_its_own():
    callers = set()

    def rule(three):
        callers.add(threading.current_thread())
        return sum(three)

    phases.simulate([1, 2, 3, 4], 2, rule=rule)
    assert issubclass(phases.Cell, threading.Thread)
    assert len(callers) == 4
    assert all(isinstance(caller, phases.Cell) for caller in callers)


@in_time
def test_an_error_ends_the_run():
    def rule(three):
        if three[1] == 3:
            raise ValueError("three is too much")
        return three[1] + 1

    with pytest.raises(ValueError, match="three is too much"):
        phases.simulate([0, 1, 3, 1], 5, rule=rule)
    with pytest.raises(ValueError, match="three is too much"):
        phases.simulate([0, 1, 0, 1], 5, rule=rule)


@in_time
def test_nobody_is_a_step_ahead():
    entered, left = [], []

    def rule(three):
        entered.append(len(left))
        left.append(1)
        return sum(three) % 10

    phases.simulate([1, 2, 3], 20, rule=rule)
    assert all(finished >= number // 3 * 3 for number, finished in enumerate(entered))
