"""What squares.py has to do, run with ordinary threads: pytest exercises/02_waiting/03_results."""

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
    """Import squares.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("squares.py"))
    spec = importlib.util.spec_from_file_location("results_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


squares = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def in_disorder(numbers):
    """Call squares, with Squares that end in the opposite order of their start."""
    everybody_is_here = threading.Barrier(len(numbers))
    run, started, may_end = squares.Square.run, [], [threading.Event() for _ in numbers]
    may_end[-1].set()

    def watched(self):
        place = len(started)
        started.append(self)
        try:
            everybody_is_here.wait(timeout=2)
        except threading.BrokenBarrierError:
            pass  # they are not all at work at the same time: the next test is about that
        else:
            may_end[place].wait(timeout=2)
        run(self)
        if place:
            may_end[place - 1].set()

    squares.Square.run = watched
    try:
        return squares.squares(numbers)
    finally:
        squares.Square.run = run


@in_time
def test_a_square_is_a_thread_without_a_result():
    square = squares.Square(7)
    assert isinstance(square, threading.Thread)
    assert square.result is None
    assert not square.is_alive(), "it must not start by itself"


@in_time
def test_a_square_can_be_given_a_name_and_be_a_daemon():
    square = squares.Square(7, name="Ada", daemon=True)
    assert (square.name, square.daemon) == ("Ada", True)


@in_time
def test_a_square_has_its_result_when_it_has_run():
    one, other = squares.Square(7), squares.Square(0)
    for square in (one, other):
        square.start()
    for square in (one, other):
        square.join()
    assert (one.result, other.result) == (49, 0), "run() leaves the result in self.result"


@in_time
def test_results_come_in_the_order_of_numbers():
    assert squares.squares([3, -1, 0, 3]) == [9, 1, 0, 9]


@in_time
def test_who_is_done_first_does_not_matter():
    assert in_disorder([1, 2, 3]) == [1, 4, 9]


@in_time
def test_nothing_has_to_be_squared():
    assert squares.squares([]) == []


@in_time
def test_all_squares_are_at_work_before_any_is_waited_for():
    everybody_is_here = threading.Barrier(3)
    waited_in_vain = []
    run = squares.Square.run

    def watched(self):
        try:
            everybody_is_here.wait(timeout=1)
        except threading.BrokenBarrierError:
            waited_in_vain.append(self)
        run(self)

    squares.Square.run = watched
    try:
        squares.squares([2, 3, 4])
    finally:
        squares.Square.run = run
    assert not waited_in_vain, "start all of them first, and only then wait for the first"
