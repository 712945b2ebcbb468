"""What relay.py has to do, run with ordinary threads: pytest exercises/01_first_steps/02_start_or_run."""

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
    """Import relay.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("relay.py"))
    spec = importlib.util.spec_from_file_location("start_or_run_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


relay = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_runner_is_a_thread_that_has_not_run_yet():
    runner = relay.Runner()
    assert isinstance(runner, threading.Thread)
    assert runner.ran_in is None
    assert not runner.is_alive(), "it must not start by itself"


@in_time
def test_a_runner_can_be_given_a_name_and_be_a_daemon():
    runner = relay.Runner(name="Ada", daemon=True)
    assert (runner.name, runner.daemon) == ("Ada", True)


@in_time
def test_runners_that_are_started_run_in_threads_of_their_own():
    ada, bea = relay.Runner(name="Ada"), relay.Runner(name="Bea")
    for runner in (ada, bea):
        runner.start()
    for runner in (ada, bea):
        runner.join()
    assert (ada.ran_in, bea.ran_in) == ("Ada", "Bea"), "did you override run?"


@in_time
def test_a_runner_whose_run_is_called_runs_in_the_callers_thread():
    runner = relay.Runner(name="Ada")
    runner.run()
    assert runner.ran_in == threading.current_thread().name, "nobody started Ada: who executed run?"


@in_time
def test_start_once_starts_a_new_thread_and_does_not_wait_for_it():
    ran_in = []
    go_on = threading.Event()

    def lap():
        ran_in.append(threading.current_thread())
        go_on.wait(5)

    thread = threading.Thread(target=lap)
    try:
        assert relay.start_once(thread) is True
        assert thread.is_alive(), "it should be at work while the caller goes on"
    finally:
        go_on.set()
    thread.join()
    assert ran_in == [thread]


@in_time
def test_start_once_leaves_a_thread_that_is_running():
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait)
    thread.start()
    try:
        assert relay.start_once(thread) is False
    finally:
        go_on.set()
        thread.join()


@in_time
def test_start_once_leaves_a_thread_that_has_finished():
    laps = []
    thread = threading.Thread(target=laps.append, args=("a lap",))
    thread.start()
    thread.join()
    assert relay.start_once(thread) is False
    assert laps == ["a lap"]


@in_time
def test_start_once_does_not_hide_that_a_thread_could_not_be_started():
    class NoRoom(threading.Thread):
        def start(self):
            raise RuntimeError("can't start new thread")

    with pytest.raises(RuntimeError, match="can't start new thread"):
        relay.start_once(NoRoom())
