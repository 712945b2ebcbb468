"""What wordcount.py has to do, run with ordinary threads: pytest exercises/06_real_programs/07_word_count."""

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
    """Import wordcount.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("wordcount.py"))
    spec = importlib.util.spec_from_file_location("word_count_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


wordcount = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class SlowText(str):
    """A text that takes a while to split, and notes who splits it."""

    def split(self, *separator):
        self.readers.append(threading.current_thread())
        time.sleep(0.2)
        return str(self).split(*separator)


@in_time
def test_one_worker_counts_what_is_there():
    texts = ["to be or\n not  to be", "", "To be, to\tbe"]
    expected = {"to": 3, "be": 3, "or": 1, "not": 1, "To": 1, "be,": 1}
    assert wordcount.count_words(texts, 1) == expected
    assert wordcount.count_words(texts, 1) == expected, "and the same when asked again"


@in_time
def test_any_number_of_workers_counts_the_same():
    texts = ["ant bee"] * 7 + ["bee"]
    for workers in (1, 2, 3, 5, 8, 20):
        assert wordcount.count_words(texts, workers) == {"ant": 7, "bee": 8}, f"{workers} workers"


@in_time
def test_no_texts_have_no_words():
    assert wordcount.count_words([], 3) == {}


@in_time
def test_nothing_gets_lost_when_many_work_at_once():
    texts = ["ant bee cat " * 200] * 40
    assert wordcount.count_words(texts, 8) == {"ant": 8000, "bee": 8000, "cat": 8000}


@in_time
def test_every_worker_has_a_share():
    SlowText.readers = []
    began = time.monotonic()
    assert wordcount.count_words([SlowText("ant")] * 8, 4) == {"ant": 8}
    if not SlowText.readers:
        return  # str.split(text) goes past text.split(), and cannot be watched
    assert time.monotonic() - began > 0.35, "eight texts, and no more than four at a time"
    assert len(set(SlowText.readers)) >= 4, "each of the four should split some of the eight texts"
    assert any(isinstance(reader, wordcount.Mapper) for reader in SlowText.readers), "it is the Mappers that split"
