"""What printer.py has to do, run with ordinary threads: pytest exercises/04_communicating/03_task_done."""

from __future__ import annotations

import functools
import importlib.util
import os
import queue
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
    """Import printer.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("printer.py"))
    spec = importlib.util.spec_from_file_location("task_done_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


printer = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def letter():
    time.sleep(0.05)
    return "Dear Ada"


def torn():
    time.sleep(0.05)
    raise ValueError("no paper")


@in_time
def test_a_printer_is_a_daemon_that_has_done_nothing_yet():
    jobs, made = queue.Queue(), []
    jobs.put(letter)
    # A thread is a daemon if its maker is one and nobody says otherwise; so an ordinary thread makes it.
    maker = threading.Thread(target=lambda: made.append(printer.Printer(jobs)), daemon=False)
    maker.start()
    maker.join()
    assert made, "it cannot be made: see the error"
    (new,) = made
    assert isinstance(new, threading.Thread)
    assert new.daemon is True
    assert new.failed == []
    assert jobs.qsize() == 1


@in_time
def test_join_comes_back_when_all_are_printed():
    jobs, printed = queue.Queue(), []

    def page(number):
        time.sleep(0.05)
        printed.append((number, threading.current_thread()))

    new = printer.Printer(jobs)
    new.start()
    for round in range(2):
        for number in range(3):
            jobs.put(lambda number=number: page(number))
        jobs.join()
        assert printed == [(number, new) for number in range(3)] * (round + 1), "each by the new thread, in order"


@in_time
def test_a_document_that_raises_is_skipped():
    jobs, printed = queue.Queue(), []
    new = printer.Printer(jobs)
    new.start()
    for document in (torn, lambda: printed.append("a page"), torn):
        jobs.put(document)
    jobs.join()
    assert printed == ["a page"]
    assert new.failed == [torn, torn]
    assert new.is_alive(), "more may come"


@in_time
def test_each_printer_keeps_its_own_failures():
    jobs, none = queue.Queue(), queue.Queue()
    one, other = printer.Printer(jobs), printer.Printer(none)
    one.start()
    other.start()
    jobs.put(torn)
    jobs.join()
    assert (one.failed, other.failed) == ([torn], [])


@in_time
def test_print_all_returns_what_was_printed():
    def page(number):
        time.sleep(0.001)
        return number

    documents = [lambda number=number: page(number) for number in range(100)]
    for printers in (1, 3, 10):
        assert sorted(printer.print_all(documents, printers)) == list(range(100))


@in_time
def test_print_all_leaves_out_what_raises():
    assert printer.print_all([torn, letter, torn, letter, torn], 2) == ["Dear Ada"] * 2
    assert printer.print_all([torn], 3) == []
    assert printer.print_all([], 2) == []
    assert printer.print_all([lambda: None, lambda: 0], 1).count(None) == 1, "None is an answer like others"


@in_time
def test_printers_work_at_the_same_time():
    meeting = threading.Barrier(3)
    assert sorted(printer.print_all([meeting.wait] * 3, 3)) == [0, 1, 2]
