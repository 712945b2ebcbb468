"""Looking for a failure with fewer preemptions than shrinking found."""

from __future__ import annotations

from grader.engine.schedule import Schedule
from grader.explore.fewest import with_fewer
from grader.explore.search import Search
from grader.explore.tally import signature
from grader.explore.teller import Teller
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program

PHILOSOPHERS = """
import threading

def main():
    forks = [threading.Lock() for _ in range(3)]

    def dine(seat):
        with forks[seat], forks[(seat + 1) % 3]:
            pass

    table = [threading.Thread(target=dine, args=(seat,)) for seat in range(3)]
    for each in table:
        each.start()
    for each in table:
        each.join()
"""


def fewer(schedule: str) -> Schedule | None:
    loaded = LoadedProgram(Program("dine", "dine.py", PHILOSOPHERS, entry="main"), warm_up())
    ending = Teller(loaded, Search()).follow(Schedule.parse(schedule)).ending
    assert ending.kind.value == "deadlock"
    return with_fewer(loaded, Search(), signature(ending), Schedule.parse(schedule).preemptions)


def test_one_preemption_is_enough_where_four_were_found() -> None:
    found = fewer("0*4.1*6.0*2.2*6.0.3")
    assert found is not None
    assert found.preemptions == 1


def test_where_there_is_none_with_fewer_nothing_is_found() -> None:
    assert fewer("0.3*4.2") is None
