"""Hidden checks of `join_all`: a cook takes its time, all cook at once, and all are waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words


def newly_made(student: Any, dish: str, minutes: int) -> Any:
    import threading
    import time

    cook = student.Cook(dish, minutes)
    at_once = cook.ready
    time.sleep(minutes * 2)
    return {
        "is a Thread": isinstance(cook, threading.Thread),
        "ready at once": at_once,
        "ready later": cook.ready,
    }


def with_options(student: Any, dish: str, minutes: int, name: str) -> Any:
    named = student.Cook(dish, minutes, name=name, daemon=True)
    other = student.Cook(dish, minutes, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def one_dish(student: Any, dish: str, minutes: int) -> Any:
    """Look at one cook halfway and at the end, and at the clock both times."""
    import time

    cook = student.Cook(dish, minutes)
    began = time.monotonic()
    cook.start()
    time.sleep(minutes / 2)
    story = {"time halfway": time.monotonic() - began, "ready halfway": cook.ready}
    cook.join()
    return {**story, "time at the end": time.monotonic() - began, "ready at the end": cook.ready}


def ready_on_return(student: Any, orders: dict[str, int]) -> Any:
    """Note every cook that is made; once cook_all has returned, count those that are ready."""
    cooks: list[Any] = []
    make = student.Cook.__init__

    def watched(self: Any, *args: Any, **options: Any) -> None:
        cooks.append(self)
        make(self, *args, **options)

    student.Cook.__init__ = watched
    student.cook_all(dict(orders))
    return [cook.ready for cook in cooks].count(True)


def time_taken(student: Any, orders: dict[str, int]) -> Any:
    import time

    began = time.monotonic()
    told = student.cook_all(dict(orders))
    return {"time taken": time.monotonic() - began, "returned": told}


def close_to(expected: float) -> Callable[[Any], bool]:
    """Whether a time is this one, to within half a second."""

    def matches(got: Any) -> bool:
        number = isinstance(got, int | float) and not isinstance(got, bool)
        return number and abs(got - expected) < 0.5

    return matches


def dinners(dishes: list[str], minutes: list[int]) -> list[dict[str, int]]:
    """The longest dish comes first, in the middle, and last; then two take equally long."""
    short, middle, long = sorted(minutes)
    return [
        dict(zip(dishes, times, strict=True))
        for times in (
            (long, short, middle),
            (short, long, middle),
            (short, middle, long),
            (long, long, short),
        )
    ]


@check("A new Cook is a thread with nothing ready", points=1, executions=FEW, tells=UNIVERSAL)
def test_a_new_cook_has_nothing_ready(explore: Explore, words: Words, numbers: Numbers) -> None:
    (dish,), (minutes,) = words(1), numbers(1, low=2, high=5)
    new = explore(newly_made, dish, minutes)
    new.at("is a Thread").always_returns(
        True, otherwise="A Cook has to be a Thread: isinstance(cook, Thread) is {got}."
    )
    new.at("ready at once").always_returns(
        False, otherwise="Nobody started this Cook, so ready should be {expected}; it is {got}."
    )
    new.at("ready later").always_returns(
        False,
        otherwise="Nobody started this Cook, so ready should stay {expected}, however long one "
        "waits; later it is {got}.",
    )


@check(
    "A Cook takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_cook_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (dish, name), (minutes,) = words(2), numbers(1, low=2, high=5)
    with_both = explore(with_options, dish, minutes, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Cook works beside its starter, and is ready after its minutes, not before",
    points=2,
    clock="patient",
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_dish_is_ready_after_its_minutes(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (dish,), (minutes,) = words(1), numbers(1, low=3, high=6)
    cooked, half = explore(one_dish, dish, minutes), minutes / 2
    cooked.at("ready halfway").always_returns(
        False,
        otherwise=f"A dish takes {minutes} minutes; {half} minutes after start() ready should "
        "still be {expected}, and is {got}.",
    )
    cooked.at("time halfway").always(
        close_to(half),
        otherwise="A call of start() should return at once, so that the caller can do something "
        f"else for {half} minutes; when it had, {{got}} had passed.",
    )
    cooked.at("time at the end").always(
        close_to(minutes),
        otherwise=f"A dish takes {minutes} minutes, so its Cook should end after {minutes}; it "
        "ended after {got}.",
    )
    cooked.at("ready at the end").always_returns(
        True, otherwise="When its Cook has ended, ready should be {expected}; it is {got}."
    )


@check(
    "Every dish is ready when cook_all returns",
    points=2,
    executions=FEW,
    tells=(
        *UNIVERSAL,
        "slept_to_synchronise",
        "short_patience",
        "joined_last_only",
        "no_join",
    ),
)
def test_every_dish_is_ready_when_cook_all_returns(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    for orders in dinners(words(3), numbers(3, low=1, high=5))[::2]:
        explore(ready_on_return, orders).always_returns(
            len(orders),
            otherwise="When cook_all returns, {expected} dishes should be ready; there is an "
            "order of events in which {got} are.",
        )


@check(
    "Dinner takes as long as its longest dish, and cook_all says so",
    points=3,
    clock="patient",
    executions=FEW,
    tells=(
        *UNIVERSAL,
        "took_join_result",
        "called_run",
        "joined_in_start_loop",
        "held_lock_while_sleeping",
        "joined_last_only",
        "no_join",
    ),
)
def test_dinner_takes_as_long_as_its_longest_dish(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    for orders in dinners(words(3), numbers(3, low=1, high=5)):
        longest = max(orders.values())
        minutes = ", ".join(map(str, orders.values()))
        dinner = explore(time_taken, orders)
        dinner.at("time taken").always(
            close_to(longest),
            otherwise=f"Dishes of {minutes} minutes, all cooked at once, take {longest} minutes; "
            "by the clock it took {got}.",
        )
        dinner.at("returned").always(
            close_to(longest),
            otherwise=f"Dishes of {minutes} minutes, all cooked at once, take {longest} minutes; "
            "cook_all returned {got}.",
        )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=("busy_wait",))
def test_nobody_waits_by_spinning(explore: Explore, words: Words, numbers: Numbers) -> None:
    orders = dinners(words(3), numbers(3, low=1, high=5))[0]
    explore(time_taken, orders).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very threads it waits for.",
    )
