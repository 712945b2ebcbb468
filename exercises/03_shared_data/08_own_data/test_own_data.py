"""What session.py has to do, run with ordinary threads: pytest exercises/03_shared_data/08_own_data."""

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
    """Import session.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("session.py"))
    spec = importlib.util.spec_from_file_location("own_data_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


session = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def in_a_new_thread(function):
    """Call a function in a thread of its own, and return what it returned."""
    returned = []
    thread = threading.Thread(target=lambda: returned.append(function()))
    thread.start()
    thread.join()
    return returned[0]


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_before_a_login_there_is_no_user():
    assert in_a_new_thread(session.current_user) is None


@in_time
def test_who_logs_in_is_the_user_from_then_on():
    session.login("ada")
    assert session.current_user() == "ada"
    session.login("bob")
    assert session.current_user() == "bob"


@in_time
def test_a_login_is_nobody_elses():
    session.login("ada")
    assert in_a_new_thread(session.current_user) is None
    in_a_new_thread(lambda: session.login("bob"))
    assert session.current_user() == "ada"


@in_time
def test_nothing_is_left_over_for_the_next_thread():
    for user in ("ada", "bob", "eve"):
        in_a_new_thread(lambda user=user: session.login(user))
        assert in_a_new_thread(session.current_user) is None


@in_time
def test_a_visitor_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    visitor = session.Visitor("ada", name="visit 1", daemon=True)
    assert isinstance(visitor, threading.Thread)
    assert (visitor.name, visitor.daemon, visitor.seen) == ("visit 1", True, None)


@in_time
def test_a_visitor_sees_its_own_user_once_it_is_started():
    visitor = session.Visitor("ada")
    assert visitor.seen is None, "nothing may happen before start()"
    run_all([visitor])
    assert visitor.seen == "ada"
    assert in_a_new_thread(session.current_user) is None


@in_time
def test_many_visitors_see_each_their_own():
    # Needed, and not enough: whether somebody *can* see another one's user is what `threadlings check own_data` says.
    visitors = [session.Visitor(f"user {number}") for number in range(50)]
    run_all(visitors)
    assert [visitor.seen for visitor in visitors] == [f"user {number}" for number in range(50)]
