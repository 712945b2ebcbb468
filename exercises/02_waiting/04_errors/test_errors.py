"""What jobs.py has to do, run with ordinary threads: pytest exercises/02_waiting/04_errors."""

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
    """Import jobs.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("jobs.py"))
    spec = importlib.util.spec_from_file_location("errors_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


jobs = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Burnt(Exception):
    """An error with something in it that cannot be seen from its text."""

    def __init__(self, street):
        super().__init__("the shop has burnt down")
        self.street = street


def fetch(street):
    raise Burnt(street)


def started(*work):
    job = jobs.Job(*work)
    job.start()
    return job


def quietly(*work):
    """Start a job, wait for its end, and return it with the errors that threading.excepthook got to see."""
    seen = []
    before = threading.excepthook
    threading.excepthook = hook = lambda raised: seen.append(raised.exc_value)
    try:
        job = started(*work)
        job.join()
        assert threading.excepthook is hook, "it is one for the whole program: leave it alone"
    finally:
        threading.excepthook = before
    return job, seen


@in_time
def test_a_job_is_a_thread_that_has_not_called_its_function_yet():
    called = []
    job = jobs.Job(called.append, 1)
    assert isinstance(job, threading.Thread)
    assert called == [], "nothing may happen before start()"


@in_time
def test_a_job_can_be_given_a_name_and_be_a_daemon():
    job = jobs.Job(print, "hello", name="messenger", daemon=True)
    assert (job.name, job.daemon) == ("messenger", True)


@in_time
def test_the_function_is_called_once_in_the_new_thread():
    called_by = []
    job = started(lambda: called_by.append(threading.current_thread()))
    job.outcome()
    assert called_by == [job]


@in_time
def test_outcome_returns_what_the_function_returned():
    assert started(divmod, 17, 5).outcome() == (3, 2)
    for value in (0, None, False, []):
        assert started(lambda value=value: value).outcome() == value
    error = ValueError("a value like any other")
    assert started(lambda: error).outcome() is error


@in_time
def test_outcome_waits():
    may_go_on = threading.Event()
    job = started(lambda: may_go_on.wait(5) and "done")
    threading.Timer(0.3, may_go_on.set).start()
    assert job.outcome() == "done"


@in_time
def test_outcome_raises_what_the_function_raised():
    job, _ = quietly(fetch, "Baker Street")
    with pytest.raises(Burnt, match="the shop has burnt down") as raised:
        job.outcome()
    assert raised.value.street == "Baker Street"


@in_time
def test_the_error_is_not_reported_anywhere_else():
    _, seen = quietly(fetch, "Baker Street")
    assert seen == []


@in_time
def test_asking_twice_gives_the_same_twice():
    streets = []

    def go_to(street):
        streets.append(street)
        fetch(street)

    job, _ = quietly(go_to, "Baker Street")
    for _ in range(2):
        with pytest.raises(Burnt):
            job.outcome()
    assert streets == ["Baker Street"], "whoever asks again does not send the messenger again"
    job = started(divmod, 17, 5)
    assert job.outcome() == job.outcome() == (3, 2)


@in_time
def test_even_system_exit_belongs_to_the_one_who_asks():
    job, _ = quietly(sys.exit, "closed for today")
    with pytest.raises(SystemExit, match="closed for today"):
        job.outcome()
