"""Hidden checks of `pipeline`: each item comes out once, and everybody goes home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import MANY, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (*UNIVERSAL, "called_run")
BELT = (
    "wait_without_lock",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "taken_meanwhile",
    "sentinel_too_early",
    "no_sentinel",
    "one_sentinel",
    "empty_is_end",
    "no_join",
)


def worked_off(student: Any, items: list[Any], producers: int, consumers: int) -> Any:
    out = list(student.run_pipeline(items, producers, consumers))
    return {"given": len(items), "out": out}


def with_pauses(student: Any, items: list[Any], producers: int, consumers: int) -> Any:
    """As slow as bakers are: each item takes a while to come."""
    import time

    class Slow:
        def __init__(self, some: list[Any]) -> None:
            self.some = some

        def __iter__(self) -> Any:
            for item in self.some:
                time.sleep(5)
                yield item

    init = student.Producer.__init__

    def made(self: Any, some: Any, *more: Any, **options: Any) -> None:
        init(self, Slow(list(some)), *more, **options)

    student.Producer.__init__ = made
    return list(student.run_pipeline(items, producers, consumers))


def who_works(student: Any, items: list[Any], producers: int, consumers: int) -> Any:
    """Hold each until all are at work or nothing else can happen, and count them."""
    import threading

    begun: list[str] = []
    mine = []
    all_begun = threading.Event()
    together = []

    def watched(cls: Any) -> None:
        run = cls.run

        def body(self: Any) -> None:
            begun.append(cls.__name__)
            mine.append(threading.current_thread() is self)
            if len(begun) == producers + consumers:
                all_begun.set()
            together.append(all_begun.wait(60))
            run(self)

        cls.run = body

    watched(student.Producer)
    watched(student.Consumer)
    out = list(student.run_pipeline(items, producers, consumers))
    return {"begun": sorted(begun), "mine": all(mine), "at once": all(together), "out": len(out)}


@check(
    "With one producer and one consumer everything comes out, sorted",
    points=3,
    executions=SOME,
    tells=(*USUAL, *BELT, "falsy_is_end"),
)
def test_one_producer_and_one_consumer(explore: Explore, numbers: Numbers, words: Words) -> None:
    first, second = numbers(2)
    for items in ([second, 0, first], ["", *words(1)]):
        explore(worked_off, items, 1, 1).at("out").always_returns(
            sorted(items),
            otherwise=f"Of {items} should come out {{expected}}; what comes out can be {{got}}.",
        )


@check(
    "With several of both each item comes out once",
    points=3,
    executions=SOME,
    tells=(*USUAL, *BELT, "item_left_out", "came_twice"),
)
def test_each_item_comes_out_once(explore: Explore, numbers: Numbers) -> None:
    items = numbers(3)
    for producers, consumers in ((2, 1), (1, 2), (2, 2)):
        explore(worked_off, items, producers, consumers).at("out").always_returns(
            sorted(items),
            otherwise=f"{producers} producers and {consumers} consumers had {items} to work off. "
            "What comes out should be {expected}; it can be {got}.",
        )


@check(
    "Everybody goes home, also with nothing or little to do",
    points=2,
    executions=MANY,
    tells=(*USUAL, *BELT, "item_left_out", "came_twice"),
)
def test_everybody_goes_home(explore: Explore, numbers: Numbers) -> None:
    (item,) = numbers(1)
    for items, producers, consumers in (([], 1, 2), ([item], 2, 2)):
        explore(worked_off, items, producers, consumers).at("out").always_returns(
            items,
            otherwise=f"{producers} producers and {consumers} consumers had {items} to work off. "
            "What comes out should be {expected}; it can be {got}.",
        )


@check(
    "All producers and consumers are threads, and at work at the same time",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "joined_in_start_loop", *BELT),
)
def test_all_are_threads_of_their_own(explore: Explore, numbers: Numbers) -> None:
    told = explore(who_works, numbers(3), 2, 2)
    told.at("begun").always_returns(
        ["Consumer"] * 2 + ["Producer"] * 2,
        otherwise="Two producers and two consumers were asked for, {expected}; at work were {got}.",
    )
    told.at("mine").always_returns(
        True, otherwise="Each start() should make a new thread, and that one should call run()."
    )
    told.at("at once").always_returns(
        True, otherwise="All four should be at work at the same time; here some wait for the rest."
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "busy_wait", *BELT),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    explore(with_pauses, numbers(2), 1, 1).never_spins(
        "A consumer asks the queue again and again whether there is something; it should wait."
    )
