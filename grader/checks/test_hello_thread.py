"""Hidden checks of `hello_thread`: a greeter begins, runs in a thread of its own, is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words


def never_started(student: Any, who: str) -> Any:
    import threading
    import time

    greeter = student.Greeter(who)
    time.sleep(1)
    return {"is a Thread": isinstance(greeter, threading.Thread), "greeting": greeter.greeting}


def with_options(student: Any, who: str, name: str) -> Any:
    named = student.Greeter(who, name=name, daemon=True)
    other = student.Greeter(who, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def started_and_joined(student: Any, who: str) -> Any:
    import threading

    ran = []
    run = student.Greeter.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Greeter.run = watched
    greeter = student.Greeter(who)
    greeter.start()
    greeter.join()
    return {"run() called by": ran, "greeting": greeter.greeting}


def several_people(student: Any, people: list[str]) -> Any:
    return student.greet(people)


def how_many_at_work(student: Any, people: list[str]) -> Any:
    """Hold every greeter until all have begun or nothing else can happen; count those that had."""
    import threading
    import time

    begun: list[Any] = []
    counts = []
    all_begun = threading.Event()
    run = student.Greeter.run

    def watched(self: Any) -> None:
        begun.append(self)
        if len(begun) == len(people):
            all_begun.set()
        all_begun.wait(60)
        counts.append(len(begun))
        run(self)

    student.Greeter.run = watched
    student.greet(list(people))
    time.sleep(60 * len(people))
    return min(counts, default=0)


@check(
    "A Greeter is a thread that says nothing before it is started",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_greeter_says_nothing_before_it_is_started(explore: Explore, words: Words) -> None:
    (who,) = words(1)
    new = explore(never_started, who)
    new.at("is a Thread").always_returns(
        True, otherwise="A Greeter has to be a Thread: isinstance(greeter, Thread) is {got}."
    )
    new.at("greeting").always_returns(
        None,
        otherwise="Nobody started this Greeter, so its greeting should still be {expected}; it "
        "is {got}.",
    )


@check(
    "A Greeter takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_greeter_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    who, name = words(2)
    with_both = explore(with_options, who, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Greeter greets, in a thread of its own",
    points=3,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_greeter_greets_in_a_thread_of_its_own(explore: Explore, words: Words) -> None:
    (who,) = words(1)
    done = explore(started_and_joined, who)
    done.at("run() called by").always_returns(
        ["the new thread"],
        otherwise="A new thread should be made by start(), and call run() once; run() was called "
        "by: {got}.",
    )
    done.at("greeting").always_returns(
        f"Hello, {who}!",
        otherwise="After start() and join() the greeting should be {expected}; it is {got}.",
    )


@check(
    "greet returns everybody's greeting, in the order of people",
    points=3,
    executions=150,
    tells=(
        *UNIVERSAL,
        "took_join_result",
        "slept_to_synchronise",
        "class_attribute",
        "order_of_finish",
        "no_join",
    ),
)
def test_greetings_come_back_in_the_order_of_people(explore: Explore, words: Words) -> None:
    people = words(3)
    for some in (people, people[:2], [people[0], people[0]], []):
        explore(several_people, some).always_returns(
            [f"Hello, {person}!" for person in some],
            otherwise="What greet returns should be {expected}; there is an order of events in "
            "which it is {got}.",
        )


@check(
    "All greeters are at work before any is waited for",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", "joined_in_start_loop"),
)
def test_all_greeters_are_at_work_before_any_is_waited_for(explore: Explore, words: Words) -> None:
    people = words(3)
    explore(how_many_at_work, people).always_returns(
        len(people),
        otherwise="All {expected} greeters should be at work at the same time; when the first "
        "of them went on, only {got} had begun.",
    )
