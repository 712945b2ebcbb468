"""What patience.py has to do, run with ordinary threads: pytest exercises/02_waiting/02_join_timeout."""

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
    """Import patience.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("patience.py"))
    spec = importlib.util.spec_from_file_location("join_timeout_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


patience = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---

LONG = 20  # seconds that nobody waits out: those who sleep so long are daemons


def started(*threads):
    for thread in threads:
        thread.start()
    return list(threads)


@in_time
def test_a_sleeper_is_a_thread_that_has_not_woken():
    sleeper = patience.Sleeper(0.1)
    assert isinstance(sleeper, threading.Thread)
    assert sleeper.woke is False
    assert not sleeper.is_alive(), "it must not start by itself"


@in_time
def test_a_sleeper_can_be_given_a_name_and_be_a_daemon():
    sleeper = patience.Sleeper(0.1, name="Ben", daemon=True)
    assert (sleeper.name, sleeper.daemon) == ("Ben", True)


@in_time
def test_a_sleeper_wakes_when_its_time_is_over():
    sleeper = patience.Sleeper(0.3)
    began = time.monotonic()
    sleeper.start()
    woke, so_far = sleeper.woke, time.monotonic() - began
    assert so_far >= 0.3 or not woke, "it sleeps first"
    sleeper.join()
    assert time.monotonic() - began > 0.25, "it sleeps as long as it is told"
    assert sleeper.woke is True


@in_time
def test_finished_within_says_whether_the_thread_has_ended():
    (soon,) = started(patience.Sleeper(0.1))
    assert patience.finished_within(soon, LONG) is True
    assert patience.finished_within(soon, LONG) is True, "it has ended, and stays ended"
    (late,) = started(patience.Sleeper(LONG, daemon=True))
    assert patience.finished_within(late, 0.1) is False


@in_time
def test_any_thread_can_be_waited_for():
    soon, late = started(
        threading.Thread(target=time.sleep, args=(0.1,)),
        threading.Thread(target=time.sleep, args=(LONG,), daemon=True),
    )
    assert patience.finished_within(soon, LONG) is True
    assert patience.finished_within(late, 0.1) is False
    assert list(patience.stragglers([late, soon], 0.1)) == [late]


@in_time
def test_stragglers_are_those_who_are_still_at_work():
    ada, ben, cem = started(
        patience.Sleeper(0.1), patience.Sleeper(LONG, daemon=True), patience.Sleeper(LONG, daemon=True)
    )
    assert set(patience.stragglers([ben, ada, cem], 0.6)) == {ben, cem}
    assert list(patience.stragglers([ada], LONG)) == []
    (dan,) = started(patience.Sleeper(0.7))
    assert list(patience.stragglers([ada, ada, ada, dan], 2)) == [], "one who needs more time may have it"


@in_time
def test_there_is_one_limit_for_all():
    late = started(*(patience.Sleeper(LONG, daemon=True) for _ in range(6)))
    began = time.monotonic()
    assert len(patience.stragglers(late, 0.5)) == 6
    took = time.monotonic() - began
    assert took > 0.4, "whoever comes at the last moment is not late"
    assert took < 2.5, "half a second for all of them, not for each"
