"""What buffer.py has to do, run with ordinary threads: pytest exercises/04_communicating/04_bounded_buffer."""

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

        hook, threading.excepthook = (
            threading.excepthook,
            lambda raised: errors.append(raised.exc_value),
        )
        try:
            guard = threading.Thread(target=body, name="test", daemon=True)
            guard.start()
            guard.join(in_time.seconds)
        finally:
            threading.excepthook = hook
        if errors:
            raise errors[0]
        if not returned:
            waited, in_time.seconds = (
                in_time.seconds,
                min(2, in_time.seconds),
            )  # the next one need not take as long
            pytest.fail(
                f"not finished after {waited:g} seconds: something waits for what never comes",
                pytrace=False,
            )
        return returned[0]

    return guarded


in_time.seconds = float(os.environ.get("THREADLINGS_PATIENCE", 10))


@in_time
def load():
    """Import buffer.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("buffer.py"))
    spec = importlib.util.spec_from_file_location("bounded_buffer_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


buffer = load()
pytestmark = pytest.mark.filterwarnings(
    "default::DeprecationWarning"
)  # old names are noted, not failed

# --- The specification starts here. ---


def begin(function, *arguments):
    """Call a function in a thread of its own."""
    thread = threading.Thread(target=function, args=arguments, daemon=True)
    thread.start()
    return thread


def closed(function, *arguments):
    """Whether a call raises Closed."""
    try:
        function(*arguments)
    except buffer.Closed:
        return True
    return False


@in_time
def test_items_come_out_in_the_order_in_which_they_went_in():
    counter = buffer.BoundedBuffer(3)
    for item in ("soup", 0, ["fish"]):
        counter.put(item)
    assert [counter.get() for _ in range(3)] == ["soup", 0, ["fish"]]


@in_time
def test_put_waits_while_it_is_full():
    counter, done = buffer.BoundedBuffer(1), []
    counter.put("soup")
    putter = begin(lambda: (counter.put("fish"), done.append("fish is in")))
    time.sleep(0.1)
    assert done == [], "there is room for one only"
    assert counter.get() == "soup"
    putter.join()
    assert counter.get() == "fish"


@in_time
def test_get_waits_while_it_is_empty():
    counter, got = buffer.BoundedBuffer(1), []
    getter = begin(lambda: got.append(counter.get()))
    time.sleep(0.1)
    assert got == []
    counter.put("soup")
    getter.join()
    assert got == ["soup"]


@in_time
def test_a_closed_buffer_takes_nothing_and_is_emptied():
    counter = buffer.BoundedBuffer(2)
    counter.put("soup")
    counter.close()
    counter.close()
    assert closed(counter.put, "fish"), "put has to raise Closed"
    assert counter.get() == "soup", "what is in it can still be taken out"
    assert closed(counter.get), "get has to raise Closed when nothing is left"


@in_time
def test_those_who_wait_hear_that_it_is_closed():
    full, empty, heard = buffer.BoundedBuffer(1), buffer.BoundedBuffer(1), []
    full.put("soup")
    threads = [begin(lambda: heard.append(closed(full.put, "fish"))) for _ in range(3)]
    threads += [begin(lambda: heard.append(closed(empty.get))) for _ in range(3)]
    time.sleep(0.1)
    full.close()
    empty.close()
    for thread in threads:
        thread.join()
    assert heard == [True] * 6


@in_time
def test_a_feeder_and_an_eater_are_threads():
    counter = buffer.BoundedBuffer(2)
    feeder, eater = buffer.Feeder(counter, range(50)), buffer.Eater(counter)
    assert isinstance(feeder, threading.Thread)
    assert isinstance(eater, threading.Thread)
    assert eater.eaten == []
    feeder.start()
    eater.start()
    feeder.join()
    counter.close()
    eater.join()
    assert eater.eaten == list(range(50))


@in_time
def test_a_feeder_ends_when_it_is_closed():
    counter = buffer.BoundedBuffer(1)
    feeder = buffer.Feeder(counter, ["soup", "fish", "cake"])
    feeder.start()
    time.sleep(0.1)
    counter.close()
    feeder.join()
    assert counter.get() == "soup"
    assert closed(counter.get)


@in_time
def test_many_feeders_and_many_eaters():
    counter = buffer.BoundedBuffer(1)
    feeders = [buffer.Feeder(counter, range(100 * n, 100 * n + 100)) for n in range(4)]
    eaters = [buffer.Eater(counter) for _ in range(4)]
    for thread in eaters + feeders:
        thread.start()
    for feeder in feeders:
        feeder.join()
    counter.close()
    for eater in eaters:
        eater.join()
    assert sorted(item for eater in eaters for item in eater.eaten) == list(range(400))
