"""Hidden checks of `philosophers`: everybody eats, and no fork is in two hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

FORKS = (
    "lock_never_given_back",
    "not_released_on_error",
    "deadlock_with_self",
    "lock_order_inversion",
    "released_unheld",
    "lost_wakeup",
    "wait_without_lock",
)
HANDS = ("ate_too_late", "lock_per_call", "gave_up_waiting", "fork_shared", "one_fork_only")


def with_options(student: Any, name: str, meals: int) -> Any:
    import threading

    table = student.Table(3)
    named = student.Philosopher(table, 0, meals, name=name, daemon=True)
    other = student.Philosopher(table, 1, meals, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
        "eaten": [named.eaten, other.eaten],
    }


def alone(student: Any, seats: int, seat: int, meals: int) -> Any:
    """One philosopher, watched at the meals; somebody else comes to the seat afterwards."""
    import threading
    import time

    ate = []
    eat = student.Philosopher.eat

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ate.append("its own thread" if mine else "another thread")
        eat(self)

    student.Philosopher.eat = watched
    table = student.Table(seats)
    first, second = (student.Philosopher(table, seat, meals) for _ in range(2))
    time.sleep(1)
    before = len(ate)
    first.start()
    first.join()
    told = {"before": before, "eat() called by": list(ate), "eaten": first.eaten}
    second.start()
    second.join()
    return {**told, "eaten by the next": second.eaten}


def all_hungry(student: Any, seats: int, meals: list[int]) -> Any:
    table = student.Table(seats)
    philosophers = [student.Philosopher(table, seat, each) for seat, each in enumerate(meals)]
    for each in philosophers:
        each.start()
    for each in philosophers:
        each.join()
    return [each.eaten for each in philosophers]


def eating_at_once(student: Any, seats: int, hungry: list[int]) -> Any:
    """Let neighbours get hungry, and note who is at a meal while another one is."""
    eating: list[int] = []
    beside: list[list[int]] = []
    eat = student.Philosopher.eat

    def watched(self: Any) -> None:
        seat = philosophers.index(self)
        eating.append(hungry[seat])
        eat(self)
        now = list(eating)
        if len(now) > 1:
            beside.append(sorted(now))
        eating.remove(hungry[seat])

    student.Philosopher.eat = watched
    table = student.Table(seats)
    philosophers = [student.Philosopher(table, seat, 1) for seat in hungry]
    for each in philosophers:
        each.start()
    for each in philosophers:
        each.join()
    return beside


def together(student: Any, seats: int, hungry: list[int]) -> Any:
    """Let each of two wait at the meal until the other one is at it as well, or give up."""
    import threading

    eating = []
    both = threading.Event()
    eat = student.Philosopher.eat

    def watched(self: Any) -> None:
        eating.append(self)
        if len(eating) == len(hungry):
            both.set()
        met.append(both.wait(60))
        eating.remove(self)
        eat(self)

    met: list[bool] = []
    student.Philosopher.eat = watched
    table = student.Table(seats)
    philosophers = [student.Philosopher(table, seat, 1) for seat in hungry]
    for each in philosophers:
        each.start()
    for each in philosophers:
        each.join()
    return sorted(met)


@check(
    "A Philosopher is a thread that takes name= and daemon=",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_philosopher_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (meals,) = words(1), numbers(1, high=9)
    with_both = explore(with_options, name, meals)
    with_both.at("is a Thread").always_returns(
        True,
        otherwise="A Philosopher has to be a Thread: isinstance(philosopher, Thread) is {got}.",
    )
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )
    with_both.at("eaten").always_returns(
        [0, 0],
        otherwise="Nobody started these two philosophers: eaten should be {expected}; it is {got}.",
    )


@check(
    "One who sits there alone eats all meals, in a thread of its own",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, *FORKS),
)
def test_a_philosopher_eats_all_meals(explore: Explore, numbers: Numbers) -> None:
    (meals,) = numbers(1, low=2, high=4)
    for seats, seat in ((3, 2), (4, 1)):
        told = explore(alone, seats, seat, meals)
        where = f"A philosopher sat alone at a table for {seats}, at seat {seat}."
        told.at("before").always_returns(
            0, otherwise=f"{where} Before its start eat() was called {{got}} times."
        )
        told.at("eat() called by").always_returns(
            ["its own thread"] * meals,
            otherwise=f"{where} The new thread should call eat() once a meal, {meals} times; "
            "eat() was called by: {got}.",
        )
        told.at("eaten").always_returns(
            meals,
            otherwise=f"{where} After {meals} meals eaten should be {{expected}}; it is {{got}}.",
        )
        told.at("eaten by the next").always_returns(
            meals,
            otherwise=f"{where} Then the next one came to that seat, who should eat {{expected}} "
            "meals as well, and ate {got}.",
        )


@check(
    "Everybody gets all meals in the end",
    points=2,
    executions=SOME,
    tells=(*UNIVERSAL, *FORKS, "skipped_a_meal"),
)
def test_everybody_gets_all_meals(explore: Explore) -> None:
    for seats, meals in ((3, [1, 1, 1]), (3, [2, 1]), (4, [1, 1, 1, 1])):
        explore(all_hungry, seats, meals).always_returns(
            meals,
            otherwise=f"At a table for {seats}, {len(meals)} got hungry at once and were to have "
            "{expected} meals. They can end with {got}.",
        ).begins_threads(len(meals))


@check(
    "Neighbours never eat at the same time",
    points=2,
    executions=SOME,
    tells=(*UNIVERSAL, *FORKS, *HANDS, "no_lock"),
)
def test_neighbours_never_eat_at_once(explore: Explore) -> None:
    for seats, hungry in ((3, [0, 1]), (3, [1, 2]), (3, [0, 2]), (4, [0, 3])):
        explore(eating_at_once, seats, hungry).always_returns(
            [],
            otherwise=f"At a table for {seats}, seats {hungry[0]} and {hungry[1]} share a fork. "
            "They can eat at the same time: {got}.",
        ).begins_threads(2)


@check(
    "Two who are no neighbours can eat at the same time",
    points=2,
    executions=SOME,
    tells=(*UNIVERSAL, *FORKS, "one_big_lock"),
)
def test_two_who_are_no_neighbours_can_eat_together(explore: Explore) -> None:
    explore(together, 4, [0, 2], clock="patient").sometimes(
        lambda met: met == [True, True],
        otherwise="At a table for 4, seats 0 and 2 share no fork. Each waited at the meal for the "
        "other one to begin, and there is no order of events in which they eat together.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*UNIVERSAL, *FORKS, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore) -> None:
    explore(all_hungry, 3, [1, 1]).never_spins(
        "Who finds a fork taken asks for it again and again; it should wait instead."
    ).begins_threads(2)
