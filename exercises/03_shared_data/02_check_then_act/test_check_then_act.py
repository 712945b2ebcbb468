"""What tickets.py has to do, run with ordinary threads: pytest exercises/03_shared_data/02_check_then_act."""

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
    """Import tickets.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("tickets.py"))
    spec = importlib.util.spec_from_file_location("check_then_act_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tickets = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_an_office_has_all_its_seats_to_sell():
    office = tickets.TicketOffice(30)
    assert (office.sold, office.left) == (0, 30)


@in_time
def test_seats_are_sold_until_none_is_left():
    office = tickets.TicketOffice(2)
    assert [office.sell(), office.sell(), office.sell()] == [True, True, False]
    assert (office.sold, office.left) == (2, 0)


@in_time
def test_a_buyer_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    buyer = tickets.Buyer(tickets.TicketOffice(5), 2, name="Ada", daemon=True)
    assert isinstance(buyer, threading.Thread)
    assert (buyer.name, buyer.daemon, buyer.got) == ("Ada", True, 0)


@in_time
def test_a_buyer_buys_what_it_wants_once_it_is_started():
    office = tickets.TicketOffice(5)
    buyer = tickets.Buyer(office, 3)
    assert office.sold == 0, "nothing may happen before start()"
    run_all([buyer])
    assert (buyer.got, office.sold, office.left) == (3, 3, 2)


@in_time
def test_a_buyer_gets_no_more_than_there_is():
    office = tickets.TicketOffice(2)
    buyer = tickets.Buyer(office, 5)
    run_all([buyer])
    assert (buyer.got, office.left) == (2, 0)


@in_time
def test_offices_are_apart():
    circus, opera = tickets.TicketOffice(1), tickets.TicketOffice(1)
    assert [circus.sell(), circus.sell(), opera.sell()] == [True, False, True]


@in_time
def test_the_house_is_full_and_no_seat_is_sold_twice():
    # Needed, and not enough: whether a seat *can* be sold twice is what
    # `threadlings check check_then_act` finds out.
    office = tickets.TicketOffice(300)
    buyers = [tickets.Buyer(office, 100) for _ in range(4)]
    run_all(buyers)
    assert sum(buyer.got for buyer in buyers) == 300
    assert (office.sold, office.left) == (300, 0)
