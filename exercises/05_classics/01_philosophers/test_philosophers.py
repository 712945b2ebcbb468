"""What table.py has to do, run with ordinary threads: pytest exercises/05_classics/01_philosophers."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import threading
import time
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
    """Import table.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("table.py"))
    spec = importlib.util.spec_from_file_location("philosophers_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


table = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def all_done(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_a_philosopher_eats_all_meals():
    alone = table.Philosopher(table.Table(3), 1, 4, name="Hypatia", daemon=True)
    assert isinstance(alone, threading.Thread)
    assert (alone.name, alone.daemon, alone.eaten) == ("Hypatia", True, 0)
    all_done([alone])
    assert alone.eaten == 4


@in_time
def test_eat_is_called_once_a_meal_in_the_thread():
    called = []

    class Watched(table.Philosopher):
        def eat(self):
            called.append(threading.current_thread() is self)
            super().eat()

    watched = Watched(table.Table(3), 2, 3)
    all_done([watched])
    assert called == [True, True, True]


@in_time
def test_everybody_gets_all_meals():
    round_table = table.Table(5)
    philosophers = [table.Philosopher(round_table, seat, 50) for seat in range(5)]
    all_done(philosophers)
    assert [each.eaten for each in philosophers] == [50] * 5


@in_time
def test_everybody_gets_a_meal_also_if_it_takes_a_while():
    all_hungry = threading.Barrier(3)

    class Slow(table.Philosopher):
        def run(self):
            all_hungry.wait()
            super().run()

        def eat(self):
            time.sleep(0.01)
            super().eat()

    round_table = table.Table(3)
    philosophers = [Slow(round_table, seat, 3) for seat in range(3)]
    all_done(philosophers)
    assert [each.eaten for each in philosophers] == [3] * 3


@in_time
def test_neighbours_never_eat_at_once():
    eating, seen = set(), []

    class Watched(table.Philosopher):
        def eat(self):
            eating.add(self)
            time.sleep(0.002)
            seen.append(len(eating))
            eating.discard(self)
            super().eat()

    round_table = table.Table(3)
    all_done([Watched(round_table, seat, 5) for seat in range(3)])
    assert max(seen) == 1, "of three at a table any two are neighbours"


@in_time
def test_two_who_are_no_neighbours_can_eat_together():
    together = threading.Barrier(2)

    class Sociable(table.Philosopher):
        def eat(self):
            together.wait(in_time.seconds / 2)
            super().eat()

    round_table = table.Table(4)
    all_done([Sociable(round_table, 0, 1), Sociable(round_table, 2, 1)])
