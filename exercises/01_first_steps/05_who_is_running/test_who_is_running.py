"""What headcount.py has to do, run with ordinary threads: pytest exercises/01_first_steps/05_who_is_running."""

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
    """Import headcount.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("headcount.py"))
    spec = importlib.util.spec_from_file_location("who_is_running_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


headcount = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Crew:
    """Threads that stay alive until the `with` block ends, so that there is somebody to count."""

    def __init__(self, *names):
        self.go_home = threading.Event()
        self.threads = [threading.Thread(target=self.go_home.wait, name=name, daemon=True) for name in names]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.go_home.set()
        for thread in self.threads:
            thread.join()


@in_time
def test_a_reporter_is_a_thread_that_has_reported_nothing_yet():
    reporter = headcount.Reporter()
    assert isinstance(reporter, threading.Thread)
    assert (reporter.me, reporter.main) == (None, None)
    assert not reporter.is_alive(), "it must not start by itself"


@in_time
def test_a_reporter_can_be_given_a_name_and_be_a_daemon():
    reporter = headcount.Reporter(name="Ada", daemon=True)
    assert (reporter.name, reporter.daemon) == ("Ada", True)


@in_time
def test_reporters_name_themselves_and_the_main_thread():
    main = threading.main_thread()
    name, main.name = main.name, "Captain"
    try:
        ada, bea = headcount.Reporter(name="Ada"), headcount.Reporter(name="Bea")
        for reporter in (ada, bea):
            reporter.start()
        for reporter in (ada, bea):
            reporter.join()
    finally:
        main.name = name
    assert (ada.me, bea.me) == ("Ada", "Bea")
    assert (ada.main, bea.main) == ("Captain", "Captain"), "the main thread had another name for a while"


@in_time
def test_others_are_all_live_threads_but_the_one_that_asks():
    before = headcount.others()
    me, main = threading.current_thread().name, threading.main_thread().name
    assert main in before and me not in before, f"{me} is asking, so the main thread is one of the others"
    threading.Thread(name="still in bed")  # made, not started
    with Crew("lookout", "cook"):
        assert headcount.others() == sorted([*before, "cook", "lookout"])
    assert headcount.others() == before, "those who have ended do not count"


@in_time
def test_somebody_else_of_the_same_name_is_one_of_the_others():
    me = threading.current_thread().name
    with Crew(me):
        assert me in headcount.others()


@in_time
def test_workers_alive_counts_everybody_but_the_main_thread():
    everybody = len(threading.enumerate())
    assert headcount.workers_alive() == everybody - 1
    with Crew("cook", "lookout"):
        assert headcount.workers_alive() == everybody + 1
