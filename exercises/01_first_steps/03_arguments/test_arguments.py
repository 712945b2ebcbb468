"""What collector.py has to do, run with ordinary threads: pytest exercises/01_first_steps/03_arguments."""

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
    """Import collector.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("collector.py"))
    spec = importlib.util.spec_from_file_location("arguments_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


collector = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_collector_is_a_thread_with_an_empty_sink():
    one = collector.Collector(["moon", "sun"])
    assert isinstance(one, threading.Thread)
    assert one.sink == [], "it has not run yet"
    assert not one.is_alive(), "it must not start by itself"


@in_time
def test_a_collector_can_be_given_a_name_and_be_a_daemon():
    one = collector.Collector(["moon"], name="Ada", daemon=True)
    assert (one.name, one.daemon) == ("Ada", True)


@in_time
def test_words_are_appended_in_capitals_and_in_order():
    basket = ["HERE BEFORE"]
    one = collector.Collector(["moon", "sun", "star"], sink=basket)
    one.start()
    one.join()
    assert basket == ["HERE BEFORE", "MOON", "SUN", "STAR"]


@in_time
def test_an_empty_list_handed_in_is_used():
    basket = []
    one = collector.Collector(["moon"], sink=basket)
    assert one.sink is basket
    one.start()
    one.join()
    assert basket == ["MOON"]


@in_time
def test_without_a_sink_each_collector_has_a_list_of_its_own():
    one, other = collector.Collector(["moon"]), collector.Collector(["sun"])
    for each in (one, other):
        each.start()
    for each in (one, other):
        each.join()
    assert (one.sink, other.sink) == (["MOON"], ["SUN"])


@in_time
def test_two_collectors_can_share_a_sink():
    basket = []
    both = [collector.Collector([word], sink=basket) for word in ("moon", "sun")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(basket) == ["MOON", "SUN"]


@in_time
def test_anything_that_has_append_is_a_sink():
    class Museum:
        def __init__(self):
            self.shelf = ()

        def append(self, word):
            self.shelf += (word,)

    museum = Museum()
    one = collector.Collector(["moon", "sun"], sink=museum)
    one.start()
    one.join()
    assert museum.shelf == ("MOON", "SUN")
