"""What limiter.py has to do, run with ordinary threads: pytest exercises/06_real_programs/04_rate_limiter."""

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
    """Import limiter.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("limiter.py"))
    spec = importlib.util.spec_from_file_location("rate_limiter_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


limiter = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_never_more_than_the_rate():
    limit = limiter.RateLimiter(3, 0.1)
    callers = [limiter.Caller(limit, 4) for _ in range(3)]
    began = time.monotonic()
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sum(len(caller.granted) for caller in callers) == 12
    # Three at once, or evenly spaced: the last three of twelve have to wait for three windows.
    assert time.monotonic() - began >= 0.3


@in_time
def test_nobody_waits_longer_than_needed():
    limit = limiter.RateLimiter(2, 0.2)
    began = time.monotonic()
    assert limit.acquire() is True
    assert time.monotonic() - began < 0.15
    for _ in range(4):
        assert limit.acquire() is True
    assert 0.35 < time.monotonic() - began < 3


@in_time
def test_who_has_no_time_gets_false():
    limit = limiter.RateLimiter(1, 0.3)
    assert limit.acquire(timeout=0) is True
    began = time.monotonic()
    assert limit.acquire(timeout=0) is False
    assert limit.acquire(timeout=0.05) is False
    assert time.monotonic() - began < 0.25
    assert limit.acquire(timeout=5) is True


@in_time
def test_a_try_takes_no_time_while_others_wait():
    limit = limiter.RateLimiter(1, 1)
    limit.acquire()
    caller = limiter.Caller(limit, 1)
    caller.start()
    time.sleep(0.05)
    began = time.monotonic()
    assert limit.acquire(timeout=0) is False
    assert time.monotonic() - began < 0.5
    caller.join()


@in_time
def test_a_caller_notes_when_it_was_let_in():
    caller = limiter.Caller(limiter.RateLimiter(5, 1), 3, name="Ada", daemon=True)
    assert isinstance(caller, threading.Thread)
    assert (caller.name, caller.daemon, caller.granted) == ("Ada", True, [])
    began = time.monotonic()
    caller.start()
    caller.join()
    assert len(caller.granted) == 3
    assert all(began <= when <= time.monotonic() for when in caller.granted)
