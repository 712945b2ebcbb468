"""Hidden checks of `sleep_and_yield`: sleeping makes room for others, and puts nothing in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words


def never_started(student: Any, label: str, ticks: int, every: int) -> Any:
    import threading
    import time

    log: list[Any] = []
    ticker = student.Ticker(log, label, ticks, every)
    time.sleep(ticks * every + 1)
    return {"is a Thread": isinstance(ticker, threading.Thread), "log": log}


def with_options(student: Any, label: str, name: str) -> Any:
    named = student.Ticker([], label, 1, 1, name=name, daemon=True)
    other = student.Ticker([], label, 1, 1, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def one_ticker(student: Any, label: str, ticks: int, every: int) -> Any:
    """Look at the log in the middle between two ticks, each time."""
    import time

    log: list[Any] = []
    ticker = student.Ticker(log, label, ticks, every)
    began = time.monotonic()
    ticker.start()
    lengths, times = [], []
    for _ in range(ticks):
        time.sleep(every / 2)
        lengths.append(len(log))
        times.append(time.monotonic() - began)
        time.sleep(every / 2)
    ticker.join()
    return {
        "ticks after half a rest, after one and a half, ...": lengths,
        "times": times,
        "log": log,
    }


def two_tickers(student: Any, labels: list[str], ticks: int, every: list[int], later: int) -> Any:
    """Let two tickers share a log, the second being started some time after the first."""
    import time

    log: list[Any] = []
    first, second = (
        student.Ticker(log, label, ticks, each) for label, each in zip(labels, every, strict=True)
    )
    first.start()
    time.sleep(later)
    second.start()
    first.join()
    second.join()
    return log


def write_and_read(student: Any, words: list[str], rests: list[int]) -> Any:
    """Write words with rests before them, then read them; note who did what how often."""
    import threading
    import time

    page: list[str] = []
    seen: list[list[str]] = []
    threads: list[Any] = []

    def write() -> None:
        threads.append(threading.current_thread())
        for word, rest in zip(words, rests, strict=True):
            if rest:
                time.sleep(rest)
            page.append(word)

    def read() -> int:
        threads.append(threading.current_thread())
        seen.append(list(page))
        return len(page)

    student.handover(write, read)
    time.sleep(1000)  # what is right when it returns is the business of another check
    apart = [one for place, one in enumerate(threads) if one not in threads[:place]]
    return {"seen": seen[0] if seen else None, "calls": len(threads), "threads": len(apart)}


def value_of_read(student: Any, value: Any) -> Any:
    """Read what is always there: only the way back is asked for."""

    def nothing() -> None:
        return None

    def read() -> Any:
        return value

    return student.handover(nothing, read)


@check("A new Ticker is a thread that has not ticked", points=1, executions=FEW, tells=UNIVERSAL)
def test_a_new_ticker_has_not_ticked(explore: Explore, words: Words, numbers: Numbers) -> None:
    (label,), (ticks, every) = words(1), numbers(2, low=2, high=6)
    new = explore(never_started, label, ticks, every)
    new.at("is a Thread").always_returns(
        True, otherwise="A Ticker has to be a Thread: isinstance(ticker, Thread) is {got}."
    )
    new.at("log").always_returns(
        [],
        otherwise="Nobody started this Ticker, so its log should stay {expected}, however long "
        "one waits; it is {got}.",
    )


@check(
    "A Ticker takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_ticker_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    label, name = words(2)
    with_both = explore(with_options, label, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Ticker ticks at once, and then after each rest, beside its starter",
    points=2,
    clock="patient",
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_ticker_ticks_after_each_rest(explore: Explore, words: Words, numbers: Numbers) -> None:
    (label,), (ticks, every) = words(1), numbers(2, low=3, high=6)
    ticked = explore(one_ticker, label, ticks, every)
    ticked.at("log").always_returns(
        [[label, i] for i in range(ticks)],
        otherwise=f"When Ticker(log, {label!r}, {ticks}, {every}) has ended, the log should be "
        "{expected}; it is {got}.",
    )
    ticked.at("times").always_returns(
        [i * every + every / 2 for i in range(ticks)],
        otherwise="A call of start() should return at once, so that the caller can look at the log "
        "after {expected} seconds; it could after {got}.",
    )
    ticked.at("ticks after half a rest, after one and a half, ...").always_returns(
        list(range(1, ticks + 1)),
        otherwise=f"A Ticker ticks, and rests for {every} seconds after each tick. In the middle "
        "of each rest there should be {expected} ticks in the log; there are {got}.",
    )


@check(
    "Tickers take turns: none makes another one wait",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "held_lock_while_sleeping", "class_attribute"),
)
def test_tickers_take_turns(explore: Explore, words: Words, numbers: Numbers) -> None:
    one, other = words(2)
    (every,) = numbers(1, low=2, high=9)
    explore(two_tickers, [one, other], 3, [2 * every, 2 * every], every).always_returns(
        [[label, i] for i in range(3) for label in (one, other)],
        otherwise=f"Two tickers rest for {2 * every} seconds each; {other!r} is started {every} "
        "seconds after the first. The log should be {expected}; it is {got}.",
    )
    explore(two_tickers, [one, other], 3, [9 * every, 2 * every], every).always_returns(
        [[one, 0], *([other, i] for i in range(3)), [one, 1], [one, 2]],
        otherwise=f"A ticker rests for {9 * every} seconds. Another one, that rests for "
        f"{2 * every} seconds, is started {every} seconds later, and ticks three times while the "
        "first one rests. The log should be {expected}; it is {got}.",
    )


@check(
    "handover returns what read returned",
    points=1,
    executions=FEW,
    tells=(
        *UNIVERSAL,
        "took_join_result",
        "returned_from_run",
        "called_target",
        "falsy_result",
        "no_join",
    ),
)
def test_handover_returns_what_was_read(explore: Explore, words: Words, numbers: Numbers) -> None:
    for value in (words(1)[0], numbers(1)[0], 0, None):
        explore(value_of_read, value, allow=("deadlock",)).always_returns(
            value,
            otherwise="What read returned was {expected}; handover returned {got}.",
        )


@check(
    "handover calls each function once, and in two threads",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", "called_target"),
)
def test_handover_uses_two_threads(explore: Explore, words: Words) -> None:
    some = words(2)
    done = explore(write_and_read, some, [0, 0], allow=("deadlock",))
    done.at("calls").always_returns(
        2, otherwise="The two functions should be called {expected} times in all; it was {got}."
    )
    done.at("threads").always_returns(
        2,
        otherwise="The two functions should run in {expected} threads; they ran in {got}.",
    )


@check(
    "read sees all that write did, whatever their speed",
    points=2,
    executions=60,
    tells=(
        *UNIVERSAL,
        "called_target",
        "lost_wakeup",
        "told_too_early",
        "slept_to_synchronise",
        "short_patience",
        "started_together",
    ),
)
def test_read_sees_all_that_write_did(explore: Explore, words: Words, numbers: Numbers) -> None:
    some, rests = words(3), numbers(3, low=3, high=12)
    for times in ([0, 0, 0], rests):
        done = explore(write_and_read, some, times).at("seen")
        done.sometimes(
            lambda seen: seen is not None,
            otherwise="A call of handover(write, read) never called read.",
        )
        done.always(
            lambda seen: seen in (None, some),
            otherwise=f"The words written were {some}; there is an order of events in which those "
            "read are {got}.",
        )


@check(
    "Nobody waits by spinning",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words, numbers: Numbers) -> None:
    some, rests = words(3), numbers(3, low=1, high=9)
    explore(one_ticker, some[0], 2, rests[0], allow=("exception",)).never_spins(
        otherwise="A Ticker must not keep the processor busy while it rests: a loop that looks at "
        "the clock again and again takes it from everybody else."
    )
    explore(write_and_read, some, rests, allow=("deadlock",)).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very thread it waits for."
    )
