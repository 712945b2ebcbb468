"""What legacy.py has to do, run with ordinary threads: pytest exercises/01_first_steps/07_old_names."""

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
    """Import legacy.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("legacy.py"))
    spec = importlib.util.spec_from_file_location("old_names_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


legacy = load()
pytestmark = pytest.mark.filterwarnings("error::DeprecationWarning")  # old names are the matter here

# --- The specification starts here. ---


@in_time
def test_a_courier_is_named_after_its_city_and_is_no_daemon():
    courier = legacy.Courier("Lyon")  # made by a daemon: the thread that runs this test
    assert isinstance(courier, threading.Thread)
    assert courier.name == "courier-Lyon"
    assert courier.daemon is False


@in_time
def test_a_courier_logs_the_name_it_runs_under():
    courier = legacy.Courier("Lyon")
    courier.name = "express"
    del legacy.log[:]
    courier.start()
    courier.join()
    assert legacy.log == ["express"]


@in_time
def test_the_state_is_alive_between_start_and_end():
    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait)
    assert legacy.state(thread) == "done"
    thread.start()
    try:
        assert legacy.state(thread) == "alive"
    finally:
        go_home.set()
        thread.join()
    assert legacy.state(thread) == "done"


@in_time
def test_the_roll_call_names_all_live_threads():
    before = legacy.roll_call()
    assert threading.current_thread().name in before
    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait, name="a visitor")
    thread.start()
    try:
        assert legacy.roll_call() == sorted([*before, "a visitor"])
    finally:
        go_home.set()
        thread.join()


@in_time
def test_busy_are_all_live_threads_but_the_main_one():
    assert legacy.busy() == len(threading.enumerate()) - 1


@in_time
def test_a_delivery_returns_the_names_of_its_couriers():
    del legacy.log[:]
    names = ["courier-Graz", "courier-Lyon", "courier-Porto"]
    assert legacy.deliver(["Lyon", "Porto", "Graz"]) == names
    assert sorted(legacy.log) == names, "all should be back"
    assert legacy.deliver(["Bari"]) == ["courier-Bari"]
