"""What roster.py has to do, run with ordinary threads: pytest exercises/01_first_steps/04_names."""

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
    """Import roster.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("roster.py"))
    spec = importlib.util.spec_from_file_location("names_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


roster = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_worker_is_named_after_its_job_before_it_starts():
    worker = roster.Worker("cook", 3)
    assert isinstance(worker, threading.Thread)
    assert worker.name == "cook-3"
    assert worker.seen_name is None


@in_time
def test_a_name_that_is_given_wins():
    worker = roster.Worker("cook", 3, name="Auguste", daemon=True)
    assert worker.name == "Auguste"
    assert worker.daemon is True


@in_time
def test_a_worker_notes_the_name_it_runs_under():
    cook, baker = roster.Worker("cook", 3), roster.Worker("baker", 1)
    baker.name = "Lionel"
    for worker in (cook, baker):
        worker.start()
    for worker in (cook, baker):
        worker.join()
    assert (cook.seen_name, baker.seen_name) == ("cook-3", "Lionel")


@in_time
def test_rename_returns_the_old_name():
    thread = threading.Thread(name="before")
    assert roster.rename(thread, "after") == "before"
    assert thread.name == "after"


@in_time
def test_by_name_finds_a_live_thread():
    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait, name="night watch")
    thread.start()
    try:
        assert roster.by_name(" ".join(["night", "watch"])) is thread
        assert roster.by_name("day watch") is None
    finally:
        go_home.set()
        thread.join()


@in_time
def test_by_name_does_not_find_who_is_not_alive():
    thread = threading.Thread(name="temp")
    assert roster.by_name("temp") is None, "not started yet"
    thread.start()
    thread.join()
    assert roster.by_name("temp") is None, "finished"
