"""What bank.py has to do, run with ordinary threads: pytest exercises/03_shared_data/06_lock_order."""

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
    """Import bank.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("bank.py"))
    spec = importlib.util.spec_from_file_location("lock_order_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bank = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@in_time
def test_money_moves_if_it_is_there():
    ada, bob = bank.Account(100), bank.Account(0)
    assert bank.transfer(ada, bob, 70) is True
    assert (ada.balance, bob.balance) == (30, 70)
    assert bank.transfer(ada, bob, 40) is False, "there are only 30 left"
    assert (ada.balance, bob.balance) == (30, 70)


@in_time
def test_a_transfer_to_oneself_moves_nothing():
    ada = bank.Account(100)
    assert bank.transfer(ada, ada, 70) is True
    assert bank.transfer(ada, ada, 170) is False
    assert ada.balance == 100


@in_time
def test_a_transfer_thread_keeps_the_answer():
    ada, bob = bank.Account(100), bank.Account(0)
    good, bad = bank.Transfer(ada, bob, 100, name="rent", daemon=True), bank.Transfer(bob, ada, 500)
    assert isinstance(good, threading.Thread)
    assert (good.name, good.daemon, good.done) == ("rent", True, None)
    run_all([good, bad])
    assert (good.done, bad.done) == (True, False)
    assert (ada.balance, bob.balance) == (0, 100)


@in_time
def test_money_goes_both_ways_at_once():
    ada, bob = bank.Account(1000), bank.Account(1000)
    threads = [bank.Transfer(*pair, 1) for _ in range(50) for pair in ((ada, bob), (bob, ada), (ada, ada))]
    run_all(threads)
    assert all(thread.done for thread in threads)
    assert (ada.balance, bob.balance) == (1000, 1000)


@in_time
def test_the_total_stays_the_same():
    accounts = [bank.Account(100) for _ in range(3)]
    threads = [bank.Transfer(accounts[i % 3], accounts[(i + 1) % 3], i % 7) for i in range(60)]
    for thread in threads:
        thread.start()
        assert bank.total(accounts) == 300
    for thread in threads:
        thread.join()
    assert bank.total(accounts) == 300
