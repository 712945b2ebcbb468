"""Hidden checks of `consistent_snapshot`: what belongs together is seen together."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words


RACES = (
    "gave_up_waiting",
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "lock_released_too_early",
    "slept_to_synchronise",
    "asked_whether_locked",
    "busy_flag",
)
NOT_FITTING = (
    "returned_live_state",
    "lock_per_call",
    "lock_per_thread",
    "two_locks",
    "locked_writers_only",
    "two_locked_steps",
    "asked_twice",
    "no_lock_around_both",
    "no_lock",
)


def one_after_the_other(student: Any, values: list[int]) -> Any:
    used, other, stats = student.Stats(), student.Stats(), student.Stats()
    used.add(values[0])
    used.mean()
    story = {"mean of nothing": stats.mean(), "snapshots": [list(stats.snapshot())], "means": []}
    for value in values:
        stats.add(value)
        story["snapshots"].append(list(stats.snapshot()))
        story["means"].append(stats.mean())
    return {**story, "of another": list(other.snapshot())}


def kept_snapshot(student: Any, first: int, second: int) -> Any:
    """Look at one snapshot twice, with another value in between."""
    stats = student.Stats()
    stats.add(first)
    snapshot = stats.snapshot()
    before = list(snapshot)
    stats.add(second)
    return {"before": before, "after": list(snapshot)}


def with_options(student: Any, value: int, name: str) -> Any:
    import threading

    named = student.Recorder(student.Stats(), [value], name=name, daemon=True)
    other = student.Recorder(student.Stats(), [value], daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_recorder(student: Any, values: list[int]) -> Any:
    import threading
    import time

    ran = []
    run = student.Recorder.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Recorder.run = watched
    stats = student.Stats()
    recorder = student.Recorder(stats, values)
    time.sleep(1)
    before = list(stats.snapshot())
    recorder.start()
    recorder.join()
    return {"before": before, "run() called by": ran, "after": list(stats.snapshot())}


def all_at_once(student: Any, shares: list[list[int]]) -> Any:
    """A recorder for each share of the values; what there is when all have ended."""
    stats = student.Stats()
    recorders = [student.Recorder(stats, share) for share in shares]
    for recorder in recorders:
        recorder.start()
    for recorder in recorders:
        recorder.join()
    return list(stats.snapshot())


def snapshots_meanwhile(student: Any, opening: int, shares: list[list[int]]) -> Any:
    """Take two snapshots while the recorders are at work."""
    stats = student.Stats()
    stats.add(opening)
    recorders = [student.Recorder(stats, share) for share in shares]
    for recorder in recorders:
        recorder.start()
    seen = [list(stats.snapshot()), list(stats.snapshot())]
    for recorder in recorders:
        recorder.join()
    return seen


def mean_meanwhile(student: Any, opening: int, shares: list[list[int]]) -> Any:
    """Ask for the mean while the recorders are at work, and once more after them."""
    stats = student.Stats()
    stats.add(opening)
    recorders = [student.Recorder(stats, share) for share in shares]
    for recorder in recorders:
        recorder.start()
    meanwhile = stats.mean()
    for recorder in recorders:
        recorder.join()
    return {"meanwhile": meanwhile, "afterwards": stats.mean()}


def pairs(opening: int, shares: list[list[int]]) -> list[list[int]]:
    """Return every count and total there can be, with the values of each share in order."""
    counts = itertools.product(*(range(len(share) + 1) for share in shares))
    taken = [[share[:n] for share, n in zip(shares, each, strict=True)] for each in counts]
    values = [[opening, *itertools.chain(*each)] for each in taken]
    return sorted([len(each), sum(each)] for each in values)


def close_to_one_of(means: list[float]) -> Callable[[Any], bool]:
    """Whether a number is one of these, but for rounding."""

    def matches(got: Any) -> bool:
        number = isinstance(got, int | float) and not isinstance(got, bool)
        return number and any(abs(got - mean) < 1e-6 for mean in means)

    return matches


def close_at(place: int, mean: float) -> Callable[[Any], bool]:
    """Whether one of several numbers is this one, but for rounding."""
    return lambda means: close_to_one_of([mean])(means[place])


def in_order_and_among(fitting: list[list[int]]) -> Callable[[Any], bool]:
    """Whether all of several pairs are among these, and none goes back."""
    return lambda seen: seen == sorted(seen) and all(pair in fitting for pair in seen)


@check(
    "Values are counted and added up, and their mean is right",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_values_are_counted_and_added_up(explore: Explore, numbers: Numbers) -> None:
    values = numbers(3)
    told = explore(one_after_the_other, values)
    told.at("mean of nothing").always_returns(
        0.0, otherwise="Before the first value mean() should be {expected}; it is {got}."
    )
    sums = [[0, 0], *([n + 1, total] for n, total in enumerate(itertools.accumulate(values)))]
    told.at("snapshots").always_returns(
        sums,
        otherwise=f"{values} were added. The snapshots before, between and after should be "
        "{expected}; they are {got}.",
    )
    for place, (count, total) in enumerate(sums[1:]):
        told.at("means").always(
            close_at(place, total / count),
            otherwise=f"{values} were added. The means after each should be "
            f"{[total / count for count, total in sums[1:]]}; they are {{got}}.",
        )
    told.at("of another").always_returns(
        [0, 0],
        otherwise="Values were added to one Stats. The snapshot of another should be {expected}; "
        "it is {got}.",
    )


@check(
    "A snapshot stays as it was when it was taken",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "returned_live_state"),
)
def test_a_snapshot_stays_as_it_was(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    told = explore(kept_snapshot, first, second)
    told.at("before").always_returns(
        [1, first],
        otherwise=f"A snapshot after the first value, {first}, should be {{expected}}; it is "
        "{got}.",
    )
    told.at("after").always_returns(
        [1, first],
        otherwise=f"A snapshot was taken after the first value, {first}, and kept. {second} was "
        "added. The kept one should still be {expected}; it is {got}.",
    )


@check(
    "A Recorder is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_recorder_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (value,) = words(1), numbers(1)
    with_both = explore(with_options, value, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Recorder has to be a Thread: isinstance(recorder, Thread) is {got}."
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
    "A started Recorder adds each value, in a thread of its own",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK),
)
def test_a_recorder_adds_each_value(explore: Explore, numbers: Numbers) -> None:
    values = numbers(3)
    for some in (values, []):
        told = explore(one_recorder, some)
        told.at("before").always_returns(
            [0, 0],
            otherwise="Nobody started this Recorder, so a snapshot should still be {expected}; it "
            "is {got}.",
        )
        told.at("run() called by").always_returns(
            ["the new thread"],
            otherwise="A new thread should be made by start(), and call run() once; run() was "
            "called by: {got}.",
        )
        told.at("after").always_returns(
            [len(some), sum(some)],
            otherwise=f"A Recorder was to add {some}. When it has ended, a snapshot should be "
            "{expected}; it is {got}.",
        )


@check(
    "No value is lost when several recorders work at once",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK, *RACES, "no_lock"),
)
def test_no_value_is_lost(explore: Explore, numbers: Numbers) -> None:
    first, second, third = numbers(3)
    for shares in ([[first], [second]], [[first, second], [third]], [[first], [second], [third]]):
        values = [value for share in shares for value in share]
        explore(all_at_once, shares).always_returns(
            [len(values), sum(values)],
            otherwise="When all recorders have ended, count and total should be {expected}; they "
            "can be {got}.",
        ).begins_threads(len(shares))


@check(
    "A snapshot fits together, whenever it is taken",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, *HOLDING_A_LOCK, *NOT_FITTING),
)
def test_a_snapshot_fits_together(explore: Explore, numbers: Numbers) -> None:
    opening, first, second = numbers(3)
    for shares in ([[first, second]], [[first], [second]]):
        fitting = pairs(opening, shares)
        explore(snapshots_meanwhile, opening, shares).always(
            in_order_and_among(fitting),
            otherwise=f"{opening} was there; {first} and {second} come in while two snapshots are "
            f"taken. Each is one of {fitting}, and none older than the one before; there can be "
            "{got}.",
        ).begins_threads(len(shares))


@check(
    "A mean is the mean of one moment",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, *HOLDING_A_LOCK, *NOT_FITTING),
)
def test_a_mean_is_of_one_moment(explore: Explore, numbers: Numbers) -> None:
    opening, first, second = numbers(3)
    for shares in ([[first, second]], [[first], [second]]):
        means = [total / count for count, total in pairs(opening, shares)]
        told = explore(mean_meanwhile, opening, shares)
        told.at("meanwhile").always(
            close_to_one_of(means),
            otherwise=f"{opening} was there; {first} and {second} come in while the mean is asked "
            f"for. It is one of {[round(mean, 2) for mean in means]}, and it can be {{got}}.",
        )
        told.at("afterwards").always(
            close_to_one_of([sum((opening, first, second)) / 3]),
            otherwise=f"{opening}, {first} and {second} were added by several threads. When all "
            "have ended, the mean can be {got}.",
        ).begins_threads(len(shares))
