"""What inventory.py has to do, run with ordinary threads: pytest exercises/03_shared_data/09_find_the_race."""

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
    """Import inventory.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("inventory.py"))
    spec = importlib.util.spec_from_file_location("find_the_race_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


inventory = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def day(house, *threads):
    """Let threads work in a warehouse; every day ends with a count, and that is what it returns."""
    run_all(threads)
    count = inventory.StockTaking(house)
    run_all([count])
    return count.report


@in_time
def test_taking_stock_is_a_thread_that_can_be_given_a_name_and_be_a_daemon():
    count = inventory.StockTaking(inventory.Warehouse({}), name="evening", daemon=True)
    assert isinstance(count, threading.Thread)
    assert (count.name, count.daemon, count.report) == ("evening", True, None)


@in_time
def test_a_quiet_day():
    house = inventory.Warehouse({"hammer": 5, "nail": 1000})
    assert day(house) == {"entries": 0, "stock": {"hammer": 5, "nail": 1000}}


@in_time
def test_an_order_ships_what_it_has_reserved():
    house = inventory.Warehouse({"hammer": 5, "nail": 1000})
    order = inventory.Order(house, {"nail": 60, "hammer": 2})
    assert day(house, order) == {"entries": 4, "stock": {"hammer": 3, "nail": 940}}
    assert order.shipped is True
    assert [entry.what for entry in house.log.entries()] == ["reserved", "reserved", "shipped", "shipped"]


@in_time
def test_an_order_that_is_short_of_something_gets_nothing():
    house = inventory.Warehouse({"hammer": 5, "nail": 10})
    order = inventory.Order(house, {"hammer": 2, "nail": 60})
    assert day(house, order)["stock"] == {"hammer": 5, "nail": 10}
    assert order.shipped is False
    assert house.free("hammer") == 5


@in_time
def test_a_delivery_fills_the_shelves():
    house = inventory.Warehouse({"hammer": 5})
    assert day(house, inventory.Delivery(house, {"hammer": 1, "saw": 3}))["stock"] == {"hammer": 6, "saw": 3}
    assert (house.stock("saw"), house.free("saw"), house.stock("axe")) == (3, 3, 0)


@in_time
def test_what_is_not_reserved_can_be_neither_shipped_nor_cancelled():
    house = inventory.Warehouse({"hammer": 5})
    assert day(house)["stock"] == {"hammer": 5}
    with pytest.raises(ValueError):
        house.ship("hammer", 1)
    with pytest.raises(ValueError):
        house.cancel("hammer", 1)


@in_time
def test_a_busy_day():
    # It passes nearly always, also with all four faults. Whether something *can* go wrong is what
    # `threadlings check find_the_race` finds out.
    house = inventory.Warehouse({"hammer": 50, "nail": 1000})
    orders = [inventory.Order(house, {"nail": 10, "hammer": 2}) for _ in range(40)]
    deliveries = [inventory.Delivery(house, {"saw": 1}) for _ in range(20)]
    report = day(house, *orders, *deliveries)
    assert sum(order.shipped for order in orders) == 25
    assert report["stock"] == {"hammer": 0, "nail": 750, "saw": 20}
    numbers = sorted(entry.number for entry in house.log.entries())
    assert numbers == list(range(1, report["entries"] + 1))
