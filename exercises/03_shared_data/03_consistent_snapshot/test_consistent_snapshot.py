"""What stats.py has to do, run with ordinary threads: pytest exercises/03_shared_data/03_consistent_snapshot."""

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
    """Import stats.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("stats.py"))
    spec = importlib.util.spec_from_file_location("consistent_snapshot_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


stats = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_new_stats_have_counted_nothing():
    new = stats.Stats()
    assert tuple(new.snapshot()) == (0, 0)
    assert new.mean() == 0.0


@in_time
def test_values_are_counted_and_added_up():
    ages = stats.Stats()
    ages.add(10)
    ages.add(30)
    count, total = ages.snapshot()
    assert (count, total) == (2, 40)
    assert ages.mean() == 20


@in_time
def test_a_snapshot_stays_as_it_is():
    ages = stats.Stats()
    ages.add(10)
    before = ages.snapshot()
    ages.add(30)
    assert tuple(before) == (1, 10), "it was taken before the second value"


@in_time
def test_a_recorder_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    recorder = stats.Recorder(stats.Stats(), [1, 2], name="door 1", daemon=True)
    assert isinstance(recorder, threading.Thread)
    assert (recorder.name, recorder.daemon) == ("door 1", True)


@in_time
def test_a_recorder_adds_each_value_once_it_is_started():
    ages = stats.Stats()
    recorder = stats.Recorder(ages, [20, 30])
    assert tuple(ages.snapshot()) == (0, 0), "nothing may happen before start()"
    run_all([recorder])
    assert tuple(ages.snapshot()) == (2, 50)


@in_time
def test_stats_are_apart():
    ages, prices = stats.Stats(), stats.Stats()
    ages.add(20)
    assert tuple(prices.snapshot()) == (0, 0)


@in_time
def test_no_value_is_lost_and_snapshots_fit():
    # Needed, and not enough: whether a snapshot *can* be taken halfway is what
    # `threadlings check consistent_snapshot` finds out.
    sevens = stats.Stats()
    recorders = [stats.Recorder(sevens, [7] * 500) for _ in range(3)]
    for recorder in recorders:
        recorder.start()
    seen = [sevens.snapshot() for _ in range(100)]
    means = [sevens.mean() for _ in range(100)]
    for recorder in recorders:
        recorder.join()
    assert all(total == 7 * count for count, total in seen)
    assert set(means) <= {0.0, 7.0}
    assert tuple(sevens.snapshot()) == (1500, 7 * 1500)
