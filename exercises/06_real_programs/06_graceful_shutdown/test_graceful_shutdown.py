"""What server.py has to do, run with ordinary threads: pytest exercises/06_real_programs/06_graceful_shutdown."""

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
    """Import server.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("server.py"))
    spec = importlib.util.spec_from_file_location("graceful_shutdown_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


server = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def left_alive():
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        alive = [each for each in threading.enumerate() if isinstance(each, server.Handler)]
        if not alive:
            return 0
        time.sleep(0.01)
    return len(alive)


@in_time
def test_what_is_accepted_is_handled_by_handlers():
    handled = []

    def handle(request):
        time.sleep(0.001)
        handled.append((request, isinstance(threading.current_thread(), server.Handler)))

    house = server.Server(handle, 3)
    assert [house.accept(number) for number in range(20)] == [True] * 20
    assert house.stop() == []
    assert sorted(handled) == [(number, True) for number in range(20)]
    assert house.accept(21) is False
    assert house.stop() == []
    assert issubclass(server.Handler, threading.Thread)
    assert left_alive() == 0


@in_time
def test_as_many_at_once_as_there_are_workers():
    under_way, most = [], []

    def handle(request):
        under_way.append(request)
        time.sleep(0.02)
        most.append(len(under_way))
        under_way.remove(request)

    house = server.Server(handle, 3)
    for number in range(9):
        house.accept(number)
    house.stop()
    assert max(most) == 3


@in_time
def test_errors_stop_nobody():
    handled = []

    def handle(request):
        if request % 2:
            raise ValueError(request)
        handled.append(request)

    house = server.Server(handle, 2)
    for number in range(10):
        house.accept(number)
    assert house.stop() == []
    assert sorted(handled) == [0, 2, 4, 6, 8]
    assert sorted(repr(error) for error in house.errors) == [f"ValueError({n})" for n in (1, 3, 5, 7, 9)]


@in_time
def test_stop_returns_what_is_left():
    handled = []

    def handle(request):
        time.sleep(0.3)
        handled.append(request)

    house = server.Server(handle, 2)
    for number in range(8):
        house.accept(number)
    began = time.monotonic()
    left = house.stop(timeout=0.1)
    assert time.monotonic() - began < 1
    assert left_alive() == 0
    assert set(left) >= {2, 3, 4, 5, 6, 7}
    assert sorted(handled) == [0, 1]
