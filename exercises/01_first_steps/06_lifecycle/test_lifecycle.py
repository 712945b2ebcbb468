"""What stages.py has to do, run with ordinary threads: pytest exercises/01_first_steps/06_lifecycle."""

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
    """Import stages.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("stages.py"))
    spec = importlib.util.spec_from_file_location("lifecycle_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


stages = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_walker_is_a_thread_that_has_taken_no_step():
    walker = stages.Walker([lambda: None])
    assert isinstance(walker, threading.Thread)
    assert walker.taken == 0
    assert not walker.is_alive(), "it must not start by itself"


@in_time
def test_a_walker_can_be_given_a_name_and_be_a_daemon():
    walker = stages.Walker([], name="Ada", daemon=True)
    assert (walker.name, walker.daemon) == ("Ada", True)


@in_time
def test_a_walker_takes_each_step_in_turn_and_counts_those_that_are_finished():
    path = []

    def step(where):
        path.append((where, walker.taken))

    walker = stages.Walker([lambda: step("gate"), lambda: step("bridge"), lambda: step("hill")])
    walker.start()
    walker.join()
    assert path == [("gate", 0), ("bridge", 1), ("hill", 2)], "a step counts once it is finished"
    assert walker.taken == 3


@in_time
def test_a_thread_that_was_not_started_is_new():
    assert stages.stage(threading.Thread()) == "new"


@in_time
def test_a_thread_that_was_started_and_has_not_ended_is_running():
    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait)
    thread.start()
    try:
        assert stages.stage(thread) == "running"
    finally:
        go_home.set()
        thread.join()


@in_time
def test_a_thread_that_has_ended_is_finished():
    thread = threading.Thread()
    thread.start()
    thread.join()
    assert stages.stage(thread) == "finished"


@in_time
def test_each_walker_counts_its_own_steps():
    short, long = stages.Walker([int]), stages.Walker([int] * 3)
    for walker in (short, long):
        walker.start()
    for walker in (short, long):
        walker.join()
    assert (short.taken, long.taken) == (1, 3)


@in_time
def test_following_a_thread_starts_it_and_waits_for_its_end():
    path = []

    def walk():
        time.sleep(0.2)
        path.append(threading.current_thread())

    thread = threading.Thread(target=walk)
    stages.follow(thread)
    assert not thread.is_alive(), "it had not ended yet"
    assert path == [thread], "it should work once, in a thread of its own"


@in_time
def test_a_thread_that_is_followed_passes_all_stages_however_quick_it_is():
    for _ in range(20):
        assert stages.follow(threading.Thread()) == ["new", "running", "finished"]
