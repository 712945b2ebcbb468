"""What hello.py has to do, run with ordinary threads: pytest exercises/01_first_steps/01_hello_thread."""

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
    """Import hello.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("hello.py"))
    spec = importlib.util.spec_from_file_location("hello_thread_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hello = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_greeter_is_a_thread_that_has_said_nothing_yet():
    greeter = hello.Greeter("Ada")
    assert isinstance(greeter, threading.Thread)
    assert greeter.greeting is None
    assert not greeter.is_alive(), "it must not start by itself"


@in_time
def test_a_greeter_can_be_given_a_name_and_be_a_daemon():
    greeter = hello.Greeter("Ada", name="doorman", daemon=True)
    assert greeter.name == "doorman"
    assert greeter.daemon is True


@in_time
def test_a_greeter_greets_once_it_has_run():
    greeter = hello.Greeter("Ada")
    greeter.start()
    greeter.join()
    assert greeter.greeting == "Hello, Ada!", "start() calls run(), in the new thread: did you override run?"


@in_time
def test_people_are_greeted_in_their_order():
    assert hello.greet(["Ada", "Grace", "Linus"]) == ["Hello, Ada!", "Hello, Grace!", "Hello, Linus!"]


@in_time
def test_nobody_has_to_be_greeted():
    assert hello.greet([]) == []


@in_time
def test_all_greeters_are_at_work_before_any_is_waited_for():
    everybody_is_here = threading.Barrier(3)
    waited_in_vain = []
    run = hello.Greeter.run

    def run_once_everybody_is_here(self):
        try:
            everybody_is_here.wait(timeout=5)
        except threading.BrokenBarrierError:
            waited_in_vain.append(self.name)
        run(self)

    hello.Greeter.run = run_once_everybody_is_here
    try:
        hello.greet(["Ada", "Grace", "Linus"])
    finally:
        hello.Greeter.run = run
    assert not waited_in_vain, "the three were never at work at the same time"
