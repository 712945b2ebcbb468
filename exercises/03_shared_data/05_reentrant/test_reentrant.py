"""What ledger.py has to do, run with ordinary threads: pytest exercises/03_shared_data/05_reentrant."""

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
    """Import ledger.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("ledger.py"))
    spec = importlib.util.spec_from_file_location("reentrant_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ledger = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_amounts_are_posted_one_by_one():
    book = ledger.Ledger()
    assert (book.total, book.entries()) == (0, [])
    book.post(5)
    book.post(7)
    assert (book.total, book.entries()) == (12, [5, 7])


@in_time
def test_amounts_are_posted_in_batches():
    book = ledger.Ledger()
    book.post_all([5, 7])  # if this never ends, somebody waits for a lock that they hold
    book.post_all([])
    book.post_all(amount for amount in (1, 2))
    assert (book.total, book.entries()) == (15, [5, 7, 1, 2])


@in_time
def test_entries_are_a_copy():
    book = ledger.Ledger()
    book.post(5)
    copy = book.entries()
    copy.append(1000)
    assert book.entries() == [5]
    book.post(7)
    assert copy == [5, 1000]


@in_time
def test_a_batch_that_fails_leaves_nothing():
    book = ledger.Ledger()
    book.post(5)
    with pytest.raises(TypeError):
        book.post_all([1, "two", 3])
    with pytest.raises(TypeError):
        book.post("two")
    assert (book.total, book.entries()) == (5, [5])
    book.post_all([7])
    assert (book.total, book.entries()) == (12, [5, 7])


@in_time
def test_a_clerk_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    clerk = ledger.Clerk(ledger.Ledger(), [[1], [2]], name="Bob", daemon=True)
    assert isinstance(clerk, threading.Thread)
    assert (clerk.name, clerk.daemon) == ("Bob", True)


@in_time
def test_a_clerk_posts_its_batches_once_it_is_started():
    book = ledger.Ledger()
    clerk = ledger.Clerk(book, [[1, 2], [], [3]])
    assert book.entries() == [], "nothing may happen before start()"
    run_all([clerk])
    assert (book.total, book.entries()) == (6, [1, 2, 3])


@in_time
def test_batches_come_in_whole():
    # Needed, and not enough: whether half a batch *can* be seen is what `threadlings check reentrant` finds out.
    book = ledger.Ledger()
    clerks = [ledger.Clerk(book, [[1, 2, 3]] * 50) for _ in range(4)]
    for clerk in clerks:
        clerk.start()
    seen = [(book.total % 6, len(book.entries()) % 3) for _ in range(100)]
    for clerk in clerks:
        clerk.join()
    assert set(seen) == {(0, 0)}
    assert (book.total, len(book.entries())) == (1200, 600)
