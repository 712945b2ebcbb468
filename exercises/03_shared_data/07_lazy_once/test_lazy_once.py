"""What lazy.py has to do, run with ordinary threads: pytest exercises/03_shared_data/07_lazy_once."""

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
    """Import lazy.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("lazy.py"))
    spec = importlib.util.spec_from_file_location("lazy_once_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


lazy = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Counting:
    """A factory that counts its calls; the first `failing` of them raise."""

    def __init__(self, failing=0, things=None):
        self.calls = 0
        self.failing = failing
        self.things = things

    def __call__(self):
        self.calls += 1
        if self.calls <= self.failing:
            raise LookupError("no connection")
        return object() if self.things is None else self.things[0]


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_nothing_is_built_before_somebody_asks():
    factory = Counting()
    lazy_thing = lazy.Lazy(factory)
    assert factory.calls == 0
    thing = lazy_thing.get()
    assert thing is not None
    assert (lazy_thing.get() is thing, factory.calls) == (True, 1)


@in_time
def test_whatever_the_factory_returns_is_built():
    for thing in (None, 0, ""):
        factory = Counting(things=[thing])
        lazy_thing = lazy.Lazy(factory)
        assert lazy_thing.get() == thing == lazy_thing.get()
        assert factory.calls == 1, f"{thing!r} is what it built"


@in_time
def test_a_factory_that_raises_is_tried_again_by_the_next():
    factory = Counting(failing=2)
    lazy_thing = lazy.Lazy(factory)
    for _ in range(2):
        with pytest.raises(LookupError):
            lazy_thing.get()
    thing = lazy_thing.get()
    assert thing is not None
    assert (lazy_thing.get() is thing, factory.calls) == (True, 3)


@in_time
def test_an_asker_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    asker = lazy.Asker(lazy.Lazy(Counting()), name="page", daemon=True)
    assert isinstance(asker, threading.Thread)
    assert (asker.name, asker.daemon, asker.got) == ("page", True, None)


@in_time
def test_an_asker_gets_it_once_it_is_started():
    factory = Counting()
    lazy_thing = lazy.Lazy(factory)
    asker = lazy.Asker(lazy_thing)
    assert factory.calls == 0, "nothing may happen before start()"
    run_all([asker])
    assert asker.got is not None
    assert asker.got is lazy_thing.get()


@in_time
def test_everybody_gets_the_same_and_it_is_built_once():
    # Needed, and not enough: whether it *can* be built twice is what `threadlings check lazy_once` finds out.
    factory = Counting()
    lazy_thing = lazy.Lazy(factory)
    askers = [lazy.Asker(lazy_thing) for _ in range(20)]
    run_all(askers)
    assert factory.calls == 1
    assert all(asker.got is lazy_thing.get() for asker in askers)
