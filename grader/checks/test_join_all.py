"""Hidden checks of `join_all`: a cook takes its time, all cook at once, and all are waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words

UNIVERSAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "started_twice",
    "start_result_used",
    "joined_before_start",
    "joined_itself",
    "removed_name",
)

# Enough where at most one thread of the student's is at work.
FEW = 80


def newly_made(student: Any, dish: str, minutes: int) -> Any:
    import threading
    import time

    cook = student.Cook(dish, minutes)
    at_once = cook.ready
    time.sleep(minutes * 2)
    return {"a thread": isinstance(cook, threading.Thread), "ready": [at_once, cook.ready]}


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
    halfway = [time.monotonic() - began, cook.ready]
    cook.join()
    return [*halfway, time.monotonic() - began, cook.ready]


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
    return [told, time.monotonic() - began]


def close_to(*expected: float) -> Callable[[Any], bool]:
    """Whether a list holds these values, numbers to within half a second."""

    def matches(got: Any) -> bool:
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(
                one is other
                if isinstance(one, bool) or isinstance(other, bool)
                else isinstance(other, int | float) and abs(one - other) < 0.5
                for one, other in zip(expected, got, strict=True)
            )
        )

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
    explore(newly_made, dish, minutes).always_returns(
        {"a thread": True, "ready": [False, False]},
        otherwise="A Cook that nobody started is a Thread whose ready is False, now and later; "
        "here: {got}.",
    )


@check(
    "A Cook takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_cook_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (dish, name), (minutes,) = words(2), numbers(1, low=2, high=5)
    explore(with_options, dish, minutes, name).always_returns(
        {"name": name, "daemon": [True, False]},
        otherwise="What is given as name= and daemon= has to reach Thread: expected "
        "{expected}, got {got}.",
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
    explore(one_dish, dish, minutes).always(
        close_to(minutes / 2, False, minutes, True),
        otherwise=f"A dish of {minutes} minutes is not ready after {minutes / 2}, and ready "
        "when its Cook ends "
        f"at {minutes}; seen (time, ready, time, ready): {{got}}.",
    )


@check(
    "Every dish is ready when cook_all returns",
    points=2,
    tells=(
        *UNIVERSAL,
        "slept_to_synchronise",
        "no_join",
    ),
)
def test_every_dish_is_ready_when_cook_all_returns(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    for orders in dinners(words(3), numbers(3, low=1, high=5))[::2]:
        explore(ready_on_return, orders).always_returns(
            len(orders),
            otherwise="All {expected} dishes have to be ready when cook_all returns; there is "
            "an order of events in which only {got} are.",
        )


@check(
    "Dinner takes as long as its longest dish, and cook_all says so",
    points=3,
    clock="patient",
    executions=100,
    tells=(
        *UNIVERSAL,
        "took_join_result",
        "called_run",
        "joined_in_start_loop",
        "no_join",
    ),
)
def test_dinner_takes_as_long_as_its_longest_dish(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    for orders in dinners(words(3), numbers(3, low=1, high=5)):
        longest = max(orders.values())
        explore(time_taken, orders).always(
            close_to(longest, longest),
            otherwise=f"Dishes of {', '.join(map(str, orders.values()))} minutes, cooked at "
            f"once, take {longest}; "
            "cook_all said, and the clock saw: {got}.",
        )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=("busy_wait",))
def test_nobody_waits_by_spinning(explore: Explore, words: Words, numbers: Numbers) -> None:
    orders = dinners(words(3), numbers(3, low=1, high=5))[0]
    explore(time_taken, orders).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very threads it waits for.",
    )
