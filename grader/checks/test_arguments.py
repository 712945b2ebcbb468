"""Hidden checks of `arguments`: what a collector is given, and where its words go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

INIT = (
    "forgot_super_init",
    "arguments_to_thread",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "worked_in_init",
    "overrode_start",
    "refused_options",
    "removed_name",
)
USUAL = (*INIT, "arguments_to_run", "forgot_to_keep")


def newly_made(student: Any, some: list[str]) -> Any:
    import threading
    import time

    collector = student.Collector(some)
    time.sleep(1)
    return {"is a Thread": isinstance(collector, threading.Thread), "sink": collector.sink}


def with_options(student: Any, some: list[str], name: str) -> Any:
    named = student.Collector(some, name=name, daemon=True)
    other = student.Collector(some, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def one_at_work(student: Any, some: list[str], before: str) -> Any:
    """Have one collector fill a sink that holds something, and note which thread appends."""
    import threading

    class Sink(list):  # type: ignore[type-arg]  # Any is not known where the scenario runs
        def append(self, word: Any) -> None:
            mine = threading.current_thread() is collector
            filled_by.append("the new thread" if mine else "another thread")
            super().append(word)

    filled_by: list[str] = []
    sink = Sink([before])
    collector = None
    collector = student.Collector(some, sink=sink)
    collector.start()
    collector.join()
    return {"sink": list(sink), "filled by": sorted(set(filled_by))}


def two_without_a_sink(student: Any, first: list[str], second: list[str]) -> Any:
    one, other = student.Collector(first), student.Collector(second)
    one.start()
    other.start()
    one.join()
    other.join()
    return [one.sink, other.sink]


def an_empty_sink(student: Any, some: list[str]) -> Any:
    """Hand in an empty list, and then something that is no list and is empty, too."""

    class Basket:
        def __init__(self) -> None:
            self.words: list[Any] = []

        def __len__(self) -> int:
            return len(self.words)

        def append(self, word: Any) -> None:
            self.words.append(word)

    sink: list[Any] = []
    basket = Basket()
    for each in (sink, basket):
        collector = student.Collector(some, sink=each)
        collector.start()
        collector.join()
    return {"list": sink, "basket": basket.words}


def two_with_one_sink(student: Any, before: str, first: list[str], second: list[str]) -> Any:
    sink: list[Any] = [before]
    collectors = [student.Collector(words, sink=sink) for words in (first, second)]
    for collector in collectors:
        collector.start()
    for collector in collectors:
        collector.join()
    return sorted(sink, key=str)


def capitals(some: list[str]) -> list[str]:
    return [word.upper() for word in some]


@check(
    "A new Collector is a thread that has collected nothing", points=1, executions=FEW, tells=INIT
)
def test_a_new_collector_has_an_empty_sink(explore: Explore, words: Words) -> None:
    new = explore(newly_made, words(2))
    new.at("is a Thread").always_returns(
        True, otherwise="A Collector has to be a Thread: isinstance(collector, Thread) is {got}."
    )
    new.at("sink").always_returns(
        [],
        otherwise="Nobody started this Collector, and it was given no sink. Its sink should be "
        "{expected}; it is {got}.",
    )


@check(
    "A Collector takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=INIT,
)
def test_a_collector_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    name, *some = words(3)
    with_both = explore(with_options, some, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Collector appends its words in capitals, in a thread of its own",
    points=2,
    executions=FEW,
    tells=(*USUAL, "rebound_not_appended"),
)
def test_words_go_to_the_sink_in_capitals(explore: Explore, words: Words) -> None:
    before, *some = words(4)
    told = explore(one_at_work, some, before)
    told.at("sink").always_returns(
        [before, *capitals(some)],
        otherwise=f"A sink with {[before]} was handed in, and the words {some}. When the "
        "Collector has ended, that sink should hold {expected}; it holds {got}.",
    )
    told.at("filled by").always_returns(
        ["the new thread"],
        otherwise="What appends to the sink should be {expected}, which start() makes; it was "
        "{got}.",
    )


@check(
    "Without a sink, each Collector has a new list of its own",
    points=2,
    executions=FEW,
    tells=(*USUAL, "mutable_default", "class_attribute"),
)
def test_without_a_sink_each_has_its_own(explore: Explore, words: Words) -> None:
    first, *second = words(3)
    explore(two_without_a_sink, [first], second).always_returns(
        [capitals([first]), capitals(second)],
        otherwise="Two Collectors were given no sink. Their sinks should be {expected}, each its "
        "own; they can be {got}.",
    )


@check(
    "A sink that is handed in is used, also when it is empty, and whatever it is",
    points=2,
    executions=FEW,
    tells=(*USUAL, "empty_means_missing", "rebound_not_appended"),
)
def test_an_empty_sink_is_used(explore: Explore, words: Words) -> None:
    some = words(2)
    used = explore(an_empty_sink, some)
    used.at("list").always_returns(
        capitals(some),
        otherwise="An empty list was handed in as sink. It should hold {expected} in the end; it "
        "holds {got}.",
    )
    used.at("basket").always_returns(
        capitals(some),
        otherwise="An object was handed in as sink that has append, and a length of 0. It should "
        "hold {expected} in the end; it holds {got}.",
    )


@check(
    "Two Collectors that share a sink both fill it",
    points=2,
    executions=100,
    tells=(*USUAL, "rebound_not_appended"),
)
def test_collectors_share_a_sink(explore: Explore, words: Words) -> None:
    before, first, *second = words(5)
    explore(two_with_one_sink, before, [first], second).always_returns(
        sorted([before, *capitals([first, *second])]),
        otherwise=f"Two Collectors at work at the same time were given the same list as sink, "
        f"with {before!r} in it. In the end it should hold, in some order, {{expected}}; it can "
        "hold {got}.",
    )
