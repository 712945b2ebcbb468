"""Hidden checks of `lazy_once`: built once, for everybody, and tried again after an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words


RACES = (
    "gave_up_waiting",
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "checked_outside_lock",
    "lock_released_too_early",
    "slept_to_synchronise",
    "asked_whether_locked",
    "busy_flag",
    "checked_without_lock",
    "no_lock",
)


def asked_three_times(student: Any, first: str, second: str) -> Any:
    """Two that are lazy, each with a factory that counts its calls."""
    calls: list[str] = []

    def factory_of(name: str) -> Any:
        def factory() -> Any:
            calls.append(name)
            return [name, len(calls)]

        return factory

    lazy, other = student.Lazy(factory_of(first)), student.Lazy(factory_of(second))
    story: dict[str, Any] = {"before": list(calls)}
    got = [lazy.get(), lazy.get(), lazy.get()]
    story["calls"] = list(calls)
    story["same"] = all(each is got[0] for each in got)
    return {**story, "got": got[0], "of the other": other.get()}


def built_nothing(student: Any, thing: Any) -> Any:
    calls: list[int] = []

    def factory() -> Any:
        calls.append(1)
        return thing

    lazy = student.Lazy(factory)
    got = [lazy.get(), lazy.get()]
    return {"got": got, "calls": len(calls)}


def with_options(student: Any, name: str) -> Any:
    import threading

    lazy = student.Lazy(list)
    named = student.Asker(lazy, name=name, daemon=True)
    other = student.Asker(lazy, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_asker(student: Any, thing: str) -> Any:
    import threading
    import time

    ran = []
    run = student.Asker.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Asker.run = watched
    calls: list[int] = []

    def factory() -> Any:
        calls.append(1)
        return thing

    asker = student.Asker(student.Lazy(factory))
    time.sleep(1)
    before = [asker.got, len(calls)]
    asker.start()
    asker.join()
    return {"before": before, "run() called by": ran, "got": asker.got}


def one_after_the_other(student: Any, failing: int) -> Any:
    """The factory fails so many times; each question is asked by a thread of its own."""
    import threading

    used = student.Lazy(list)
    used.get()
    calls: list[int] = []

    def factory() -> Any:
        calls.append(1)
        if len(calls) <= failing:
            raise LookupError("it is not there")
        return ["the thing"]

    lazy = student.Lazy(factory)
    answers: list[str] = []

    def ask() -> None:
        try:
            answers.append(type(lazy.get()).__name__)
        except LookupError:
            answers.append("LookupError")

    for _ in range(failing + 2):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    return {"answers": answers, "calls": len(calls)}


def again_until_it_works(student: Any, number: int) -> Any:
    """The factory fails once; several ask at once, and those who get the error ask again."""
    import threading

    calls: list[int] = []

    def factory() -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise LookupError("it is not there")
        return ["the thing"]

    lazy = student.Lazy(factory)
    got: list[Any] = []

    def ask() -> None:
        for _ in range(3):
            try:
                got.append(lazy.get())
            except LookupError:
                continue
            return

    threads = [threading.Thread(target=ask) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"calls": len(calls), "got": got}


def all_at_once(student: Any, number: int, thing: str) -> Any:
    calls: list[int] = []

    def factory() -> Any:
        calls.append(1)
        return [thing]

    lazy = student.Lazy(factory)
    askers = [student.Asker(lazy) for _ in range(number)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    last = lazy.get()
    return {
        "calls": len(calls),
        "got": [asker.got for asker in askers],
        "same": all(asker.got is last for asker in askers),
    }


@check(
    "The factory is called when somebody asks for the first time, and then no more",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_it_is_built_when_somebody_asks(explore: Explore, words: Words) -> None:
    first, second = words(2)
    told = explore(asked_three_times, first, second)
    told.at("before").always_returns(
        [], otherwise="Nobody has asked yet, and the factory was called already."
    )
    told.at("calls").always_returns(
        [first],
        otherwise="get() was called three times, so the factory should have been called once, "
        "{expected}; it was called {got}.",
    )
    told.at("same").always_returns(
        True, otherwise="get() was called three times, and did not return the same object."
    )
    told.at("got").always_returns(
        [first, 1], otherwise="The factory returned {expected}, and get() returned {got}."
    )
    told.at("of the other").always_returns(
        [second, 2],
        otherwise="The factory of another Lazy returned {expected}, and its get() returned {got}.",
    )


@check(
    "Whatever the factory returns is built, None and nothing included",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "none_means_missing"),
)
def test_nothing_is_something(explore: Explore) -> None:
    things: list[Any] = [None, [], 0]
    for thing in things:
        told = explore(built_nothing, thing)
        told.at("got").always_returns(
            [thing, thing],
            otherwise=f"The factory returned {thing!r}. Two calls of get() should return "
            "{expected}; they returned {got}.",
        )
        told.at("calls").always_returns(
            1,
            otherwise=f"The factory returned {thing!r}, and that is what it built. After two calls "
            "of get() it should have been called {expected} time; it was called {got} times.",
        )


@check(
    "An Asker is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_an_asker_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    with_both = explore(with_options, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="An Asker has to be a Thread: isinstance(asker, Thread) is {got}."
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
    "A started Asker asks in a thread of its own, and keeps the answer",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK),
)
def test_an_asker_keeps_the_answer(explore: Explore, words: Words) -> None:
    (thing,) = words(1)
    told = explore(one_asker, thing)
    told.at("before").always_returns(
        [None, 0],
        otherwise="Nobody started this Asker. Its got, and how often the factory was called, "
        "should still be {expected}; they are {got}.",
    )
    told.at("run() called by").always_returns(
        ["the new thread"],
        otherwise="A new thread should be made by start(), and call run() once; run() was "
        "called by: {got}.",
    )
    told.at("got").always_returns(
        thing, otherwise="The factory returned {expected}; the Asker's got is {got}."
    )


@check(
    "A factory that raises is tried again by the next who asks",
    points=2,
    executions=200,
    tells=(
        *HOLDING_A_LOCK,
        "class_attribute",
        "broken_after_error",
        "lost_wakeup",
        "published_early",
        "refused_when_busy",
    ),
)
def test_it_is_tried_again_after_an_error(explore: Explore) -> None:
    for failing in (1, 2):
        told = explore(one_after_the_other, failing)
        told.at("answers").always_returns(
            ["LookupError"] * failing + ["list"] * 2,
            otherwise=f"The factory raises LookupError {failing} time{'s' * (failing > 1)}, and "
            "then returns a list. Those who ask one after the other should get {expected}; they "
            "get {got}.",
        )
        told.at("calls").always_returns(
            failing + 1,
            otherwise="The factory should have been called {expected} times, the last one with "
            "success; it was called {got} times.",
        )
    told = explore(again_until_it_works, 2)
    told.at("got").always_returns(
        [["the thing"]] * 2,
        otherwise="The factory raises once. Two threads asked, and asked again if they got the "
        "error. They should get {expected}; they can get {got}.",
    )


@check(
    "It is built once, however many ask at once",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK, *RACES),
)
def test_it_is_built_once(explore: Explore, words: Words) -> None:
    (thing,) = words(1)
    for number in (2, 3):
        explore(all_at_once, number, thing).at("calls").always_returns(
            1,
            otherwise=f"{number} threads asked at once. The factory should be called {{expected}} "
            "time; it can be called {got} times.",
        ).begins_threads(number)


@check(
    "Everybody who asks gets the very object that was built, finished",
    points=2,
    executions=200,
    tells=(
        *UNIVERSAL,
        "called_run",
        *HOLDING_A_LOCK,
        "published_early",
        "refused_when_busy",
        *RACES,
    ),
)
def test_everybody_gets_the_same(explore: Explore, words: Words) -> None:
    (thing,) = words(1)
    for number in (2, 3):
        told = explore(all_at_once, number, thing)
        told.at("got").always_returns(
            [[thing]] * number,
            otherwise=f"{number} threads asked at once. They should get {{expected}}; they can get "
            "{got}.",
        )
        told.at("same").always_returns(
            True,
            otherwise=f"{number} threads asked at once, and they can get different objects. They "
            "are equal, and still each has one of its own.",
        ).begins_threads(number)
