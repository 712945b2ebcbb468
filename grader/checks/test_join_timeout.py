"""Hidden checks of `join_timeout`: wait no longer than agreed, and know how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words

ASKING = (
    "started_twice",
    "removed_name",
    "took_join_result",
    "asked_only_its_own",
    "busy_wait",
)


def newly_made(student: Any, seconds: int) -> Any:
    import threading
    import time

    sleeper = student.Sleeper(seconds)
    at_once = sleeper.woke
    time.sleep(seconds * 2)
    return {
        "is a Thread": isinstance(sleeper, threading.Thread),
        "woke at once": at_once,
        "woke later": sleeper.woke,
    }


def with_options(student: Any, seconds: int, name: str) -> Any:
    named = student.Sleeper(seconds, name=name, daemon=True)
    other = student.Sleeper(seconds, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def one_sleeper(student: Any, seconds: int) -> Any:
    """Look at one sleeper halfway and at the end, and at the clock both times."""
    import time

    sleeper = student.Sleeper(seconds)
    began = time.monotonic()
    sleeper.start()
    time.sleep(seconds / 2)
    story = {"time halfway": time.monotonic() - began, "woke halfway": sleeper.woke}
    sleeper.join()
    return {**story, "time at the end": time.monotonic() - began, "woke at the end": sleeper.woke}


def napper(seconds: int) -> Any:
    """Return a thread that is to Python what a Sleeper should be."""
    import threading
    import time

    class Napper(threading.Thread):
        def __init__(self) -> None:
            super().__init__(name=f"{seconds} s")
            self.woke = False

        def run(self) -> None:
            time.sleep(seconds)
            self.woke = True

    return Napper()


def wait_for_one(student: Any, needs: int, later: int, patience: int) -> Any:
    """Ask about one thread, some time after it was started."""
    import time

    thread = napper(needs)
    thread.start()
    time.sleep(later)
    began = time.monotonic()
    answer = student.finished_within(thread, patience)
    took = round(time.monotonic() - began, 3)
    return {"answer": answer, "took": took, "answer, woke": [answer, thread.woke]}


def wait_for_all(student: Any, needs: list[int], later: int, patience: int) -> Any:
    """Ask about several threads, each named for the seconds that it needs."""
    import time

    threads = [napper(each) for each in needs]
    for thread in threads:
        thread.start()
    time.sleep(later)
    began = time.monotonic()
    late = student.stragglers(list(threads), patience)
    took = round(time.monotonic() - began, 3)
    asleep = [thread.name for thread in threads if not thread.woke]
    if isinstance(late, list | tuple):
        late = sorted(str(getattr(thread, "name", thread)) for thread in late)
    return {"late": late, "took": took, "forgotten": [each for each in asleep if each not in late]}


def plain_threads(student: Any, first: int, second: int, patience: int) -> Any:
    """Ask about threads that are Threads and nothing else."""
    import threading
    import time

    threads = [
        threading.Thread(target=time.sleep, args=(each,), name=f"{each} s")
        for each in (first, second)
    ]
    for thread in threads:
        thread.start()
    late = student.stragglers(list(threads), patience)
    named = [str(getattr(thread, "name", thread)) for thread in late or ()]
    in_time = [student.finished_within(thread, 1) for thread in threads]
    return {"late": named, "finished": in_time}


def close_to(expected: float) -> Callable[[Any], bool]:
    """Whether a time is this one, to within half a second."""

    def matches(got: Any) -> bool:
        number = isinstance(got, int | float) and not isinstance(got, bool)
        return number and abs(got - expected) < 0.5

    return matches


def ends_in_time(base: int) -> list[tuple[int, int, int]]:
    """What a thread needs, how much later it is asked about, and the patience: True is right."""
    return [(base, 0, 2 * base), (3 * base, 2 * base, base + 1), (base, 2 * base, base)]


def ends_too_late(base: int) -> list[tuple[int, int, int]]:
    """The same, where False is right."""
    return [(2 * base, 0, base), (3 * base, 1, base)]


def parties(base: int) -> list[tuple[list[int], int, int]]:
    """What threads need, how much later they are waited for, and the patience for all together."""
    return [
        ([base, 2 * base, 3 * base], 0, base + 1),
        ([3 * base, base, 2 * base], 0, base + 1),
        ([1, 3 * base, base + 3], 2, base + 2),
        ([4 * base, 3 * base, 5 * base], 0, base),
        ([3 * base, base, 2 * base], 0, 4 * base),
    ]


def told(needs: list[int], later: int, patience: int) -> str:
    listed = ", ".join(map(str, needs))
    since = f"started {later} seconds before" if later else "just started"
    return f"Of threads that need {listed} seconds, {since}, with {patience} seconds of patience"


@check("A new Sleeper is a thread that has not woken", points=1, executions=FEW, tells=UNIVERSAL)
def test_a_new_sleeper_has_not_woken(explore: Explore, numbers: Numbers) -> None:
    (seconds,) = numbers(1, low=2, high=9)
    new = explore(newly_made, seconds)
    new.at("is a Thread").always_returns(
        True, otherwise="A Sleeper has to be a Thread: isinstance(sleeper, Thread) is {got}."
    )
    new.at("woke at once").always_returns(
        False, otherwise="Nobody started this Sleeper, so woke should be {expected}; it is {got}."
    )
    new.at("woke later").always_returns(
        False,
        otherwise="Nobody started this Sleeper, so woke should stay {expected}, however long one "
        "waits; later it is {got}.",
    )


@check(
    "A Sleeper takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_sleeper_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (seconds,) = words(1), numbers(1, low=2, high=9)
    with_both = explore(with_options, seconds, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Sleeper sleeps beside its starter, and wakes after its seconds, not before",
    points=1,
    clock="patient",
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_sleeper_wakes_after_its_seconds(explore: Explore, numbers: Numbers) -> None:
    (seconds,) = numbers(1, low=3, high=9)
    slept, half = explore(one_sleeper, seconds), seconds / 2
    slept.at("woke halfway").always_returns(
        False,
        otherwise=f"A Sleeper was to sleep for {seconds} seconds; {half} seconds after start() "
        "woke should still be {expected}, and is {got}.",
    )
    slept.at("time halfway").always(
        close_to(half),
        otherwise="A call of start() should return at once, so that the caller can do something "
        f"else for {half} seconds; when it had, {{got}} had passed.",
    )
    slept.at("time at the end").always(
        close_to(seconds),
        otherwise=f"A Sleeper that sleeps for {seconds} seconds should end after {seconds}; it "
        "ended after {got}.",
    )
    slept.at("woke at the end").always_returns(
        True, otherwise="When the Sleeper has ended, woke should be {expected}; it is {got}."
    )


@check(
    "finished_within says whether a thread has ended in time",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*ASKING, "did_not_wait", "waited_without_limit"),
)
def test_finished_within_tells_the_truth(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    for right, cases in ((True, ends_in_time(base)), (False, ends_too_late(base))):
        for needs, later, patience in cases:
            since = f"started {later} seconds ago" if later else "just started"
            asked = explore(wait_for_one, needs, later, patience)
            asked.at("answer").always_returns(
                right,
                otherwise=f"A thread that needs {needs} seconds was {since}: "
                f"finished_within(thread, {patience}) should be {{expected}}, and is {{got}}.",
            )
    # However late a thread comes to its turn: who is said to have ended has.
    explore(wait_for_one, base, 0, 2 * base, clock="adversarial").at("answer, woke").always(
        lambda got: got != [True, False],
        otherwise="Nobody promises that a thread gets its turn in time, and finished_within said "
        "True of one that was still asleep (its answer, and woke: {got}).",
    )


@check(
    "finished_within returns as soon as it knows, and never later than agreed",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*ASKING, "did_not_wait", "slept_it_out", "waited_without_limit"),
)
def test_finished_within_takes_no_longer_than_needed(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    for needs, later, patience in (*ends_in_time(base), *ends_too_late(base)):
        left = max(0, needs - later)
        explore(wait_for_one, needs, later, patience).at("took").always(
            close_to(min(left, patience)),
            otherwise=f"A thread had {left} seconds of work left: finished_within(thread, "
            f"{patience}) should return after {min(left, patience)} seconds, and returned after "
            "{got}.",
        )


@check(
    "Any thread can be waited for, not only a Sleeper",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*ASKING, "did_not_wait", "waited_without_limit"),
)
def test_any_thread_can_be_waited_for(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    plain = explore(plain_threads, 3 * base, base, base + 1)
    plain.at("late").always_returns(
        [f"{3 * base} s"],
        otherwise=f"Two threads of the class Thread itself need {3 * base} and {base} seconds. "
        f"After {base + 1} seconds stragglers should name {{expected}}; it named {{got}}.",
    )
    plain.at("finished").always_returns(
        [False, True],
        otherwise="Of two threads of the class Thread itself, one at work and one that has ended, "
        "finished_within should say {expected}; it says {got}.",
    )


@check(
    "stragglers names those who are still at work after one limit for all",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(
        *ASKING,
        "did_not_wait",
        "waited_without_limit",
        "removed_while_looping",
        "timeout_for_each",
    ),
)
def test_stragglers_are_those_still_at_work(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    for needs, later, patience in parties(base):
        late = [f"{each} s" for each in needs if each > later + patience]
        explore(wait_for_all, needs, later, patience).at("late").always_returns(
            sorted(late),
            otherwise=f"{told(needs, later, patience)}, stragglers should name {{expected}}; it "
            "names {got}.",
        )
    needs, later, patience = parties(base)[-1]
    explore(wait_for_all, needs, later, patience, clock="adversarial").at(
        "forgotten"
    ).always_returns(
        [],
        otherwise="Nobody promises that a thread gets its turn in time. Those that stragglers "
        "does not name should have ended; these were still asleep: {got}.",
    )


@check(
    "stragglers takes one limit for all, and less if all have ended before",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(
        *ASKING,
        "did_not_wait",
        "slept_it_out",
        "waited_without_limit",
        "removed_while_looping",
        "timeout_for_each",
    ),
)
def test_stragglers_takes_one_limit_for_all(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    for needs, later, patience in parties(base):
        expected = min(patience, max(needs) - later)
        explore(wait_for_all, needs, later, patience).at("took").always(
            close_to(expected),
            otherwise=f"{told(needs, later, patience)}, stragglers should return after "
            f"{expected} seconds; it returned after {{got}}.",
        )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=("busy_wait",))
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    (base,) = numbers(1, low=3, high=9)
    explore(one_sleeper, base, clock="patient", allow=("exception",)).never_spins(
        otherwise="A Sleeper must not keep the processor busy while it waits: a loop that looks "
        "at the clock again and again takes it from everybody else."
    )
    for needs, later, patience in (ends_in_time(base)[0], ends_too_late(base)[0]):
        explore(wait_for_one, needs, later, patience, clock="patient").never_spins(
            otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
            "takes it from the very threads it waits for."
        )
    explore(wait_for_all, *parties(base)[0], clock="patient").never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very threads it waits for."
    )
