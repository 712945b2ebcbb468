"""Hidden checks of `results`: a thread leaves its result, and it is picked up when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words


def never_started(student: Any, n: int) -> Any:
    import threading
    import time

    square = student.Square(n)
    at_once = square.result
    time.sleep(1)
    return {
        "is a Thread": isinstance(square, threading.Thread),
        "result at once": at_once,
        "result later": square.result,
    }


def with_options(student: Any, n: int, name: str) -> Any:
    named = student.Square(n, name=name, daemon=True)
    other = student.Square(n, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def started_and_joined(student: Any, n: int, other: int) -> Any:
    """Run two Squares, as what belongs to one must not show in the other."""
    import threading

    ran = []
    run = student.Square.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Square.run = watched
    squares = [student.Square(n), student.Square(other)]
    for square in squares:
        square.start()
    for square in squares:
        square.join()
    return {"run() called by": ran, "results": [square.result for square in squares]}


def all_squares(student: Any, numbers: list[int]) -> Any:
    return student.squares(list(numbers))


def how_many_at_work(student: Any, numbers: list[int]) -> Any:
    """Hold every Square until all have begun or nothing else can happen; count those that had."""
    import threading
    import time

    begun: list[Any] = []
    counts = []
    all_begun = threading.Event()
    run = student.Square.run

    def watched(self: Any) -> None:
        begun.append(self)
        if len(begun) == len(numbers):
            all_begun.set()
        all_begun.wait(60)
        counts.append(len(begun))
        run(self)

    student.Square.run = watched
    student.squares(list(numbers))
    time.sleep(60 * len(numbers))
    return min(counts, default=0)


@check(
    "A new Square is a thread without a result",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_new_square_has_no_result(explore: Explore, numbers: Numbers) -> None:
    (n,) = numbers(1, low=2)
    new = explore(never_started, n)
    new.at("is a Thread").always_returns(
        True, otherwise="A Square has to be a Thread: isinstance(square, Thread) is {got}."
    )
    new.at("result at once").always_returns(
        None,
        otherwise="Nobody started this Square, so its result should be {expected}; it is {got}.",
    )
    new.at("result later").always_returns(
        None,
        otherwise="Nobody started this Square, so its result should stay {expected}, however long "
        "one waits; later it is {got}.",
    )


@check(
    "A Square takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_square_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (n,) = words(1), numbers(1)
    with_both = explore(with_options, n, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Square works in a thread of its own, and leaves its result in the object",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, "class_attribute", "returned_from_run"),
)
def test_a_square_leaves_its_result(explore: Explore, numbers: Numbers) -> None:
    first, second, third = numbers(3, low=2)
    for n, other in ((first, second), (-third, 0)):
        done = explore(started_and_joined, n, other)
        done.at("run() called by").always_returns(
            ["the new thread"] * 2,
            otherwise="Two new threads should be made by start(), and each call run() once; run() "
            "was called by: {got}.",
        )
        done.at("results").always_returns(
            [n * n, other * other],
            otherwise=f"Square({n}) and Square({other}) were started and joined. Their results "
            "should be {expected}; they are {got}.",
        )


@check(
    "squares returns all results, in the order of numbers",
    points=3,
    executions=100,
    tells=(
        *UNIVERSAL,
        "took_join_result",
        "falsy_result",
        "slept_to_synchronise",
        "class_attribute",
        "late_binding",
        "order_of_finish",
        "joined_last_only",
        "read_before_join",
        "no_join",
        "returned_from_run",
    ),
)
def test_results_come_back_in_the_order_of_numbers(explore: Explore, numbers: Numbers) -> None:
    first, second, third = numbers(3, low=2)
    for some in ([first, second, third], [second, -second, 0], [third, third], []):
        explore(all_squares, some).always_returns(
            [n * n for n in some],
            otherwise=f"A call of squares({some}) should return {{expected}}; there is an order of "
            "events in which it returns {got}.",
        )


@check(
    "All Squares are at work before any is waited for",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", "joined_in_start_loop"),
)
def test_all_squares_are_at_work_before_any_is_waited_for(
    explore: Explore, numbers: Numbers
) -> None:
    some = numbers(3, low=2)
    explore(how_many_at_work, some).always_returns(
        len(some),
        otherwise="All {expected} Squares should be at work at the same time; when the first of "
        "them went on, only {got} had begun.",
    )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=(*UNIVERSAL, "busy_wait"))
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    some = numbers(3, low=2)
    explore(all_squares, some).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very threads it waits for.",
    )
