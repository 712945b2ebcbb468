"""What ticker.py has to do, run with ordinary threads: pytest exercises/02_waiting/05_sleep_and_yield."""

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
    """Import ticker.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("ticker.py"))
    spec = importlib.util.spec_from_file_location("sleep_and_yield_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ticker = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_ticker_is_a_thread_that_has_not_ticked():
    log = []
    tick = ticker.Ticker(log, "tick", 3, 0.1)
    assert isinstance(tick, threading.Thread)
    assert log == [], "it must not start by itself"


@in_time
def test_a_ticker_can_be_given_a_name_and_be_a_daemon():
    tick = ticker.Ticker([], "tick", 3, 0.1, name="grandfather clock", daemon=True)
    assert (tick.name, tick.daemon) == ("grandfather clock", True)


@in_time
def test_a_ticker_ticks_and_sleeps():
    log = []
    tick = ticker.Ticker(log, "tick", 3, 0.3)
    began = time.monotonic()
    tick.start()
    time.sleep(0.15)
    at_first, so_far = list(log), time.monotonic() - began
    tick.join()
    took = time.monotonic() - began
    assert log == [("tick", 0), ("tick", 1), ("tick", 2)]
    assert so_far >= 0.3 or at_first == [("tick", 0)], "it ticks first, then it sleeps, then it ticks again"
    assert took > 0.55, "it sleeps after each tick"


@in_time
def test_tickers_do_not_wait_for_one_another():
    log = []
    slow, quick = ticker.Ticker(log, "slow", 2, 1.5), ticker.Ticker(log, "quick", 4, 0.05)
    slow.start()
    quick.start()
    quick.join()
    slow.join()
    assert log[-1] == ("slow", 1), "the quick one has ticked four times while the slow one slept"
    assert sorted(log) == [("quick", 0), ("quick", 1), ("quick", 2), ("quick", 3), ("slow", 0), ("slow", 1)]


@in_time
def test_handover_returns_what_was_read():
    page = []
    assert ticker.handover(lambda: page.append("Dear Ada"), lambda: page[0]) == "Dear Ada"


@in_time
def test_the_reader_waits_for_the_slowest_writer():
    page = []

    def write():
        for word in ("Dear", "Ada"):
            time.sleep(0.7)
            page.append(word)

    assert ticker.handover(write, lambda: " ".join(page)) == "Dear Ada"


@in_time
def test_handover_waits_for_the_slowest_reader():
    def read():
        time.sleep(0.5)
        return "Dear Ada"

    assert ticker.handover(lambda: None, read) == "Dear Ada"


@in_time
def test_writing_and_reading_are_done_in_two_threads():
    threads = []
    note = lambda: threads.append(threading.current_thread())  # noqa: E731
    ticker.handover(note, note)
    assert len(threads) == 2, "each function is called once"
    assert threads[0] is not threads[1]
