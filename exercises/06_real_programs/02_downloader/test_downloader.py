"""What download.py has to do, run with ordinary threads: pytest exercises/06_real_programs/02_downloader."""

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
    """Import download.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("download.py"))
    spec = importlib.util.spec_from_file_location("downloader_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


download = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---

PAGES = [f"page {number}" for number in range(20)]


@in_time
def test_everything_is_fetched_once():
    fetched = []

    def fetch(url):
        fetched.append(url)
        return url.upper()

    found = download.download_all(PAGES + PAGES[:5], fetch, 4)
    assert found == {url: url.upper() for url in PAGES}
    assert sorted(fetched) == sorted(PAGES)
    assert download.download_all(iter(["a", "b"]), fetch, 5) == {"a": "A", "b": "B"}
    assert download.download_all([], fetch, 5) == {}


@in_time
def test_fetchers_are_threads_and_do_the_fetching():
    callers = []
    download.download_all(PAGES, lambda url: callers.append(threading.current_thread()), 3)
    assert issubclass(download.Fetcher, threading.Thread)
    assert all(isinstance(caller, download.Fetcher) for caller in callers)


@in_time
def test_never_more_than_the_limit_and_that_many():
    under_way, most = set(), []
    for limit in (1, 3):
        most.clear()

        def fetch(url):
            under_way.add(url)
            time.sleep(0.01)
            most.append(len(under_way))
            under_way.discard(url)

        download.download_all(PAGES, fetch, limit)
        assert max(most) == limit


@in_time
def test_an_error_is_what_came_of_it():
    def fetch(url):
        if url.endswith("7"):
            raise OSError(url)
        return len(url)

    found = download.download_all(PAGES, fetch, 2)
    assert len(found) == len(PAGES)
    assert [repr(found[f"page {number}"]) for number in (7, 17)] == ["OSError('page 7')", "OSError('page 17')"]
    assert found["page 8"] == 6


@in_time
def test_progress_counts_in_order():
    told = []
    download.download_all(PAGES + PAGES, str.upper, 4, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 20) for done in range(1, 21)]
