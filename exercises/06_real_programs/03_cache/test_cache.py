"""What cache.py has to do, run with ordinary threads: pytest exercises/06_real_programs/03_cache."""

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
    """Import cache.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("cache.py"))
    spec = importlib.util.spec_from_file_location("cache_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


cache = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Loader:
    """Loads slowly, and notes what."""

    def __init__(self, takes=0.02):
        self.takes, self.loaded, self.under_way, self.most = takes, [], [], 0

    def __call__(self, key):
        self.loaded.append(key)
        self.under_way.append(key)
        self.most = max(self.most, len(set(self.under_way)))
        time.sleep(self.takes)
        self.under_way.remove(key)
        return None if key == "nothing" else key.upper()


@in_time
def test_what_was_loaded_is_kept():
    load = Loader(0)
    kept = cache.Cache(load, 3)
    assert [kept.get(key) for key in ("a", "nothing", "a", "nothing")] == ["A", None, "A", None]
    assert load.loaded == ["a", "nothing"]


@in_time
def test_one_load_however_many_ask():
    load = Loader()
    kept = cache.Cache(load, 3)
    visitors = [cache.Visitor(kept, ["a", "b"]) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert [visitor.got for visitor in visitors] == [["A", "B"]] * 8
    assert sorted(load.loaded) == ["a", "b"]


@in_time
def test_different_keys_load_at_the_same_time():
    load = Loader(0.1)
    kept = cache.Cache(load, 3)
    visitors = [cache.Visitor(kept, [key], name=key, daemon=True) for key in "abc"]
    assert [(visitor.name, visitor.daemon, visitor.got) for visitor in visitors] == [
        ("a", True, []),
        ("b", True, []),
        ("c", True, []),
    ]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert load.most > 1
    assert isinstance(visitor, threading.Thread)


@in_time
def test_the_least_recently_used_leaves():
    load = Loader(0)
    kept = cache.Cache(load, 2)
    for key in "aba" + "c" + "a":
        kept.get(key)
    assert load.loaded == ["a", "b", "c"]
    kept.get("b")
    assert load.loaded == ["a", "b", "c", "b"]


@in_time
def test_a_failed_load_is_not_kept():
    tries = []

    def load(key):
        tries.append(key)
        if len(tries) == 1:
            raise OSError(key)
        return key.upper()

    kept = cache.Cache(load, 2)
    with pytest.raises(OSError):
        kept.get("a")
    assert kept.get("a") == "A"
    assert tries == ["a", "a"]
