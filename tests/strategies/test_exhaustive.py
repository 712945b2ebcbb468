"""Exhaustive search takes each order of dependent steps once, and says truly when it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.cli.benchmark.literature import PUBLISHED, Published, count
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from tests.strategies.runs import load_text

if TYPE_CHECKING:
    from grader.explore.outcome import Outcome

_STARTED = """
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
_HEAD = """
from threading import Condition, Event, Lock, Thread, active_count
from queue import Queue
from time import sleep

"""
_COUNTER = """
class Counter:
    def __init__(self):
        self.value, self.lock = 0, Lock()

    def add(self):
        with self.lock:
            self.value += 1

def main():
    counter = Counter()
    threads = [Thread(target=counter.add) for _ in range({count})]
{started}
    return counter.value
"""
_ITEMS = """
def main():
    items = [0] * {count}

    def put(place):
        items[place] = place

    threads = [Thread(target=put, args=(place,)) for place in range({count})]
{started}
    return items
"""
_GATES = """
from threading import Semaphore, Thread

def main():
    emitted = []
    gates = Semaphore(2), Semaphore(1)

    def emit(gate):
        with gate:
            emitted.append(1)

    threads = [Thread(target=emit, args=(gates[place > 3],)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
_PRIVATE = """
def work():
    lock = Lock()
    with lock:
        pass
    with lock:
        pass

def main():
    threads = [Thread(target=work) for _ in range(2)]
{started}
"""
_PHILOSOPHERS = """
def main():
    forks = [Lock() for _ in range({count})]

    def eat(seat):
        first, second = seat, (seat + 1) % {count}
        if {ordered} and first > second:
            first, second = second, first
        with forks[first]:
            with forks[second]:
                pass

    threads = [Thread(target=eat, args=(seat,)) for seat in range({count})]
{started}
"""
_LOST_UPDATE = """
def main():
    total = 0

    def add():
        nonlocal total
        total += 1

    threads = [Thread(target=add) for _ in range(2)]
{started}
    return total
"""
_SPIN = """
def main():
    ready = False

    def wait():
        while not ready:
            pass

    threads = [Thread(target=wait)]
    threads[0].start()
    ready = True
    threads[0].join()
"""
_DAEMON = """
def main():
    queue, seen = Queue(), []

    def work():
        while True:
            seen.append(queue.get())
            queue.task_done()

    Thread(target=work, daemon=True).start()
    queue.put(1)
    queue.join()
    return seen
"""
_DAEMON_FAILS = """
def main():
    def work():
        raise ValueError("cut short, or not")

    Thread(target=work, daemon=True).start()
    return 1
"""


def explored(source: str, *, clock: str = "patient", executions: int = 20_000) -> Outcome:
    loaded = load_text(_HEAD + source)
    search = Search(strategy="exhaustive", clock=clock, executions=executions)
    return Explorer(loaded, search).explore()


def program(source: str, count: int = 2, *, ordered: bool = True) -> str:
    return source.format(count=count, ordered=ordered, started=_STARTED)


def held(outcome: Outcome) -> int:
    """The executions of a search that came to its end and found no failure."""
    assert (outcome.verdict.ending, outcome.verdict.bound) == ("holds", None)
    assert outcome.verdict.exhausted
    return outcome.verdict.executions


@pytest.mark.parametrize(("count", "orders"), [(1, 1), (2, 2), (3, 6), (4, 24)])
def test_a_locked_counter_takes_one_execution_for_each_order_of_its_threads(
    count: int, orders: int
) -> None:
    outcome = explored(program(_COUNTER, count))
    assert held(outcome) == orders
    assert outcome.values == [count]


@pytest.mark.parametrize("source", [_ITEMS, _PRIVATE], ids=["items", "locks"])
def test_what_nobody_shares_takes_one_execution(source: str) -> None:
    assert held(explored(program(source, 3))) == 1


@pytest.mark.parametrize(("count", "orders"), [(2, 2), (3, 6), (4, 14)])
def test_philosophers_who_take_forks_in_order_all_eat(count: int, orders: int) -> None:
    assert held(explored(program(_PHILOSOPHERS, count))) == orders


@pytest.mark.parametrize("count", [2, 3, 4])
def test_philosophers_who_do_not_can_starve(count: int) -> None:
    outcome = explored(program(_PHILOSOPHERS, count, ordered=False))
    assert outcome.verdict.exhausted
    assert len(outcome.deadlocks) == 1
    assert outcome.deadlocks[0].executions == 1


def test_every_value_of_a_race_is_returned() -> None:
    outcome = explored(program(_LOST_UPDATE))
    assert sorted(outcome.values) == [1, 2]
    assert outcome.verdict.exhausted


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(each, id=each.title, marks=pytest.mark.slow if each.optimal > 200 else ())
        for each in PUBLISHED
    ],
)
def test_the_literature_takes_as_many_executions_as_there_are_orders(published: Published) -> None:
    found = count(published)
    assert found.exhausted
    assert found.executions == published.optimal


def test_a_spin_is_no_proof() -> None:
    verdict = explored(_SPIN).verdict
    assert (verdict.ending, verdict.exhausted) == ("holds_within_bound", False)
    assert verdict.bound == (
        "every order of steps, but the rounds of a loop that waits were cut short"
    )


def test_a_budget_is_no_proof() -> None:
    verdict = explored(program(_COUNTER, 4), executions=10).verdict
    assert (verdict.ending, verdict.exhausted) == ("holds_within_bound", False)
    assert (verdict.executions, verdict.bound) == (10, "10 executions explored")


@pytest.mark.slow
def test_a_step_that_is_moved_forward_may_be_one_of_the_rest() -> None:
    # The clocks of what comes after a race are asked for as well.
    search = Search(strategy="exhaustive", executions=100)
    outcome = Explorer(load_text(_GATES), search).explore()
    assert (outcome.verdict.ending, outcome.verdict.executions) == ("holds_within_bound", 100)


def test_random_numbers_are_those_of_one_seed() -> None:
    verdict = explored("import random\n" + program(_COUNTER)).verdict
    assert not verdict.exhausted
    assert verdict.bound == "every order of steps, with the random numbers of one seed"


def test_a_daemon_that_waits_is_explored_to_its_rest() -> None:
    outcome = explored(_DAEMON)
    assert held(outcome) > 1
    assert outcome.values == [[1]]


def test_the_program_may_be_over_before_a_daemon_fails() -> None:
    outcome = explored(_DAEMON_FAILS)
    assert [each.type for each in outcome.exceptions] == ["ValueError"]
    assert outcome.values == [1]


def test_the_same_search_gives_the_same_outcome() -> None:
    documents = [explored(program(_COUNTER, 3)).document() for _ in range(2)]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("count", [2, 3])
def test_a_witness_shows_its_ending_again(count: int) -> None:
    source = _HEAD + program(_PHILOSOPHERS, count, ordered=False)
    outcome = explored(program(_PHILOSOPHERS, count, ordered=False))
    search = Search(strategy="exhaustive")
    again = Explorer(load_text(source), search).follow(outcome.deadlocks[0].schedule)
    (deadlock,) = again.deadlocks
    assert replace(deadlock, executions=1, schedule="") == replace(
        outcome.deadlocks[0], executions=1, schedule=""
    )
