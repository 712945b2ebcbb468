"""What kitchen.py has to do, run with ordinary threads: pytest exercises/02_waiting/01_join_all."""

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
    """Import kitchen.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("kitchen.py"))
    spec = importlib.util.spec_from_file_location("join_all_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kitchen = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---

DINNER = {"rice": 0.4, "beans": 0.5, "soup": 0.4, "bread": 0.4, "salad": 0.3, "sauce": 0.4}


@in_time
def test_a_cook_is_a_thread_whose_dish_is_not_ready_yet():
    cook = kitchen.Cook("soup", 0.1)
    assert isinstance(cook, threading.Thread)
    assert cook.ready is False
    assert not cook.is_alive(), "it must not start by itself"


@in_time
def test_a_cook_can_be_given_a_name_and_be_a_daemon():
    cook = kitchen.Cook("soup", 0.1, name="Paul", daemon=True)
    assert (cook.name, cook.daemon) == ("Paul", True)


@in_time
def test_a_dish_is_ready_after_its_minutes():
    cook = kitchen.Cook("soup", 0.5)
    began = time.monotonic()
    cook.start()
    ready, so_far = cook.ready, time.monotonic() - began
    assert so_far >= 0.5 or not ready, "it needs its time"
    cook.join()
    assert time.monotonic() - began > 0.45, "it needs its time"
    assert cook.ready is True


@in_time
def test_everything_is_ready_when_cook_all_returns():
    cooks = []
    run = kitchen.Cook.run

    def noted(self):
        cooks.append(self)
        run(self)

    kitchen.Cook.run = noted
    try:
        kitchen.cook_all(DINNER)
    finally:
        kitchen.Cook.run = run
    assert [cook.ready for cook in cooks] == [True] * len(DINNER)


@in_time
def test_dinner_takes_as_long_as_its_longest_dish():
    before = time.monotonic()
    told = kitchen.cook_all(DINNER)
    measured = time.monotonic() - before
    longest, one_after_the_other = max(DINNER.values()), sum(DINNER.values())
    assert longest * 0.9 < told <= measured
    assert measured < one_after_the_other, "the dishes have to cook at the same time"
