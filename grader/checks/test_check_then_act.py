"""Hidden checks of `check_then_act`: seats are sold once each, and none that is free is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words


RACES = (
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "checked_outside_lock",
    "lock_released_too_early",
    "slept_to_synchronise",
    "asked_whether_locked",
    "busy_flag",
)


def one_after_the_other(student: Any, seats: int) -> Any:
    """Ask for one seat more than there is; tell the answers, and the counts after each."""
    office = student.TicketOffice(seats)
    counts, answers = [[office.sold, office.left]], []
    for _ in range(seats + 1):
        answers.append(office.sell())
        counts.append([office.sold, office.left])
    return {"answers": answers, "counts": counts}


def two_offices(student: Any, seats: int) -> Any:
    """Sell one office out; tell what the other still has and does."""
    other = student.TicketOffice(1)
    office = student.TicketOffice(seats)
    for _ in range(seats):
        office.sell()
    return [other.left, other.sell()]


def with_options(student: Any, wanted: int, name: str) -> Any:
    import threading

    office = student.TicketOffice(wanted)
    named = student.Buyer(office, wanted, name=name, daemon=True)
    other = student.Buyer(office, wanted, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_buyer(student: Any, seats: int, wanted: int) -> Any:
    import threading
    import time

    ran = []
    run = student.Buyer.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Buyer.run = watched
    office = student.TicketOffice(seats)
    buyer = student.Buyer(office, wanted)
    time.sleep(1)
    before = [buyer.got, office.sold]
    buyer.start()
    buyer.join()
    return {
        "before": before,
        "run() called by": ran,
        "after": [buyer.got, office.sold, office.left],
    }


def all_at_once(student: Any, seats: int, wants: list[int]) -> Any:
    """One office, and a buyer for each number of tickets wanted."""
    office = student.TicketOffice(seats)
    buyers = [student.Buyer(office, wanted) for wanted in wants]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    return {
        "got": [buyer.got for buyer in buyers],
        "together": sum(buyer.got for buyer in buyers),
        "sold and left": [office.sold, office.left],
    }


def at_most(seats: int) -> Callable[[Any], bool]:
    """Whether so many were sold, or fewer."""
    return lambda together: together <= seats


@check(
    "An office sells its seats until none is left, and counts them",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_seats_are_sold_until_none_is_left(explore: Explore, numbers: Numbers) -> None:
    (seats,) = numbers(1, low=2, high=5)
    sales = explore(one_after_the_other, seats)
    sales.at("answers").always_returns(
        [True] * seats + [False],
        otherwise=f"An office with {seats} seats was asked for one more than it has, one after the "
        "other. sell() should answer {expected}; it answered {got}.",
    )
    sales.at("counts").always_returns(
        [[sold, seats - sold] for sold in [*range(seats + 1), seats]],
        otherwise=f"sold and left of an office with {seats} seats should be {{expected}}, sale by "
        "sale; they are {got}.",
    )
    explore(two_offices, seats).always_returns(
        [1, True],
        otherwise="One office sold out. In another, with a single seat, left and the answer of "
        "sell() should be {expected}; they are {got}.",
    )


@check(
    "A Buyer is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_buyer_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (wanted,) = words(1), numbers(1)
    with_both = explore(with_options, wanted, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Buyer has to be a Thread: isinstance(buyer, Thread) is {got}."
    )
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Buyer buys what it wants, as far as there is enough, in a thread of its own",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK),
)
def test_a_buyer_buys_what_it_wants(explore: Explore, numbers: Numbers) -> None:
    fewer, more = sorted(numbers(2, low=1, high=6))
    for seats, wanted in ((more, fewer), (fewer, more)):
        told = explore(one_buyer, seats, wanted)
        told.at("before").always_returns(
            [0, 0],
            otherwise="Nobody started this Buyer, so its got and the office's sold should still be "
            "{expected}; they are {got}.",
        )
        told.at("run() called by").always_returns(
            ["the new thread"],
            otherwise="A new thread should be made by start(), and call run() once; run() was "
            "called by: {got}.",
        )
        told.at("after").always_returns(
            [fewer, fewer, seats - fewer],
            otherwise=f"A Buyer wanted {wanted} of {seats} seats. When it has ended, its got and "
            "the office's sold and left should be {expected}; they are {got}.",
        )


@check(
    "No seat is sold twice, however many buyers come at once",
    points=3,
    executions=200,
    tells=(
        *UNIVERSAL,
        "called_run",
        *HOLDING_A_LOCK,
        "gave_up_waiting",
        *RACES,
        "checked_without_lock",
        "no_lock",
    ),
)
def test_no_seat_is_sold_twice(explore: Explore) -> None:
    for seats, wants in ((1, [1, 1]), (2, [2, 1]), (1, [1, 1, 1])):
        explore(all_at_once, seats, wants).at("together").always(
            at_most(seats),
            otherwise=f"{len(wants)} buyers came for {seats} seat{'s' * (seats > 1)}, and "
            "together they can get {got}.",
        ).begins_threads(len(wants))


@check(
    "Every free seat can be had, and every sale is counted",
    points=3,
    executions=200,
    tells=(
        *UNIVERSAL,
        "called_run",
        *HOLDING_A_LOCK,
        "refused_when_busy",
        "gave_up_waiting",
        *RACES,
        "no_lock",
    ),
)
def test_every_free_seat_can_be_had(explore: Explore, numbers: Numbers) -> None:
    (spare,) = numbers(1, low=1, high=9)
    for wants, seats in (([1, 1], 2), ([2, 1], 3 + spare), ([1, 1, 1], 3)):
        told = explore(all_at_once, seats, wants)
        told.at("got").always_returns(
            wants,
            otherwise=f"There were {seats} seats, enough for everybody. The buyers should get "
            "{expected}; they can get {got}.",
        )
        told.at("sold and left").always_returns(
            [sum(wants), seats - sum(wants)],
            otherwise=f"The buyers got {sum(wants)} of {seats} seats. The office's sold and left "
            "should be {expected}; they can be {got}.",
        ).begins_threads(len(wants))
    explore(all_at_once, 2, [2, 1]).at("together").always(
        lambda together: together >= 2,
        otherwise="Two buyers came for 2 seats and wanted more; together they can get {got}, so "
        "somebody was refused while a seat was free.",
    ).begins_threads(2)
