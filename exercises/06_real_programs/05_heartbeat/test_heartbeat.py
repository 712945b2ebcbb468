"""What heartbeat.py has to do, run with ordinary threads: pytest exercises/06_real_programs/05_heartbeat."""

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
    """Import heartbeat.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("heartbeat.py"))
    spec = importlib.util.spec_from_file_location("heartbeat_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


heartbeat = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Beat:
    """Notes when it is called, and takes some time."""

    def __init__(self, takes=0):
        self.takes = takes
        self.times = []
        self.began = time.monotonic()

    def __call__(self):
        self.times.append(time.monotonic() - self.began)
        time.sleep(self.takes)


@in_time
def test_a_heartbeat_is_a_thread():
    beat = Beat()
    heart = heartbeat.Heartbeat(beat, 0.01, name="lighthouse", daemon=True)
    assert isinstance(heart, threading.Thread)
    assert (heart.name, heart.daemon, heart.error) == ("lighthouse", True, None)
    time.sleep(0.05)
    assert beat.times == [], "nothing may happen before start()"


@in_time
def test_it_keeps_to_the_times():
    beat = Beat(takes=0.15)
    heart = heartbeat.Heartbeat(beat, 0.3)
    heart.start()
    time.sleep(1.35)
    heart.stop()
    for number, began in enumerate(beat.times):
        assert began == pytest.approx(number * 0.3, abs=0.12), f"beat number {number} came at {began:.2f} seconds"
    assert len(beat.times) == 5


@in_time
def test_a_missed_beat_is_skipped():
    beat = Beat(takes=0.4)
    heart = heartbeat.Heartbeat(beat, 0.3)
    heart.start()
    time.sleep(1.0)
    heart.stop()
    assert beat.times == [pytest.approx(0, abs=0.15), pytest.approx(0.6, abs=0.15)]


@in_time
def test_stop_is_prompt_and_waits_for_the_end():
    beat = Beat()
    heart = heartbeat.Heartbeat(beat, 100)
    heart.start()
    time.sleep(0.1)
    began = time.monotonic()
    heart.stop()
    assert time.monotonic() - began < 2.5, "nobody wants to wait for the end of the pause"
    assert not heart.is_alive(), "when stop() returns the thread has ended"
    assert len(beat.times) == 1
    heart.stop()  # twice is fine


@in_time
def test_a_beat_may_stop_it():
    times = []

    def last():
        heart.stop()
        times.append(1)

    heart = heartbeat.Heartbeat(last, 0.05)
    heart.start()
    heart.join()
    assert times == [1]
    assert heart.error is None


@in_time
def test_stopped_before_the_start_it_beats_nothing():
    beat = Beat()
    heart = heartbeat.Heartbeat(beat, 0.05)
    heart.stop()
    heart.start()
    heart.join()
    assert beat.times == []


@in_time
def test_an_error_is_kept_and_ends_it():
    error = LookupError("no pulse")

    def fail():
        raise error

    heart = heartbeat.Heartbeat(fail, 0.05)
    heart.start()
    heart.join()
    assert heart.error is error
