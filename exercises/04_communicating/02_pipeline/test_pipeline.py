"""What pipeline.py has to do, run with ordinary threads: pytest exercises/04_communicating/02_pipeline."""

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
    """Import pipeline.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("pipeline.py"))
    spec = importlib.util.spec_from_file_location("pipeline_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pipeline = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_one_producer_and_one_consumer():
    assert pipeline.run_pipeline([3, 1, 2], producers=1, consumers=1) == [1, 2, 3]


@in_time
def test_items_may_be_falsy():
    assert pipeline.run_pipeline([2, 0, 1, 0], producers=1, consumers=2) == [0, 0, 1, 2]
    assert pipeline.run_pipeline(["b", "", "a"], producers=2, consumers=1) == ["", "a", "b"]


@in_time
def test_many_of_both():
    assert pipeline.run_pipeline(range(500), producers=4, consumers=3) == list(range(500))


@in_time
def test_more_threads_than_items():
    assert pipeline.run_pipeline([1], producers=3, consumers=4) == [1]
    assert pipeline.run_pipeline([], producers=2, consumers=2) == []


@in_time
def test_all_threads_are_of_their_own_and_end():
    ran = []
    for cls in (pipeline.Producer, pipeline.Consumer):
        assert issubclass(cls, threading.Thread)

    def watched(run):
        def body(self):
            ran.append((type(self).__name__, threading.current_thread() is self))
            run(self)

        return body

    runs = pipeline.Producer.run, pipeline.Consumer.run
    pipeline.Producer.run, pipeline.Consumer.run = map(watched, runs)
    try:
        pipeline.run_pipeline([1, 2, 3], producers=2, consumers=3)
    finally:
        pipeline.Producer.run, pipeline.Consumer.run = runs
    assert sorted(ran) == [("Consumer", True)] * 3 + [("Producer", True)] * 2
