"""Hidden checks of `many_threads`: a thousand threads, each with a place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

FILLING = (
    *UNIVERSAL,
    "lock_never_given_back",
    "took_join_result",
    "slept_to_synchronise",
    "short_patience",
    "class_attribute",
    "late_binding",
    "rebound_not_changed",
    "order_of_finish",
    "joined_last_only",
    "no_join",
    "returned_from_run",
    "number_taken_late",
)


def never_started(student: Any, n: int, index: int) -> Any:
    import threading
    import time

    slots = [None] * n
    filler = student.Filler(slots, index)
    time.sleep(1)
    return {"is a Thread": isinstance(filler, threading.Thread), "slots": slots}


def with_options(student: Any, name: str) -> Any:
    named = student.Filler([None], 0, name=name, daemon=True)
    other = student.Filler([None], 0, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def two_fillers(student: Any, slots: list[Any], indices: list[int]) -> Any:
    """Let two Fillers fill two slots of a list in which something is already."""
    import threading

    ran = []
    run = student.Filler.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Filler.run = watched
    fillers = [student.Filler(slots, index) for index in indices]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return {"run() called by": ran, "slots": slots}


def filled(student: Any, n: int) -> Any:
    return student.fill(n)


def how_many_fillers(student: Any, n: int) -> Any:
    """Count the Fillers that run, each in a thread of its own."""
    import threading
    import time

    ran: list[Any] = []
    run = student.Filler.run

    def watched(self: Any) -> None:
        if threading.current_thread() is self and not any(each is self for each in ran):
            ran.append(self)
        run(self)

    student.Filler.run = watched
    student.fill(n)
    time.sleep(1000)
    return len(ran)


def first_one_is_slow(student: Any, n: int) -> Any:
    """Hold the first Filler until another one is done, or nothing else can happen."""
    import threading
    import time

    begun: list[Any] = []
    done: list[Any] = []
    before_the_first = []
    one_is_done = threading.Event()
    run = student.Filler.run

    def watched(self: Any) -> None:
        begun.append(self)
        if begun[0] is self:
            one_is_done.wait(60)
            before_the_first.append(len(done))
        run(self)
        done.append(self)
        one_is_done.set()

    student.Filler.run = watched
    student.fill(n)
    time.sleep(1000)
    return before_the_first[0] if before_the_first else None


@check(
    "A new Filler is a thread that has not written anything",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_new_filler_has_not_written(explore: Explore, numbers: Numbers) -> None:
    index, n = sorted(numbers(2, low=2, high=6))
    new = explore(never_started, n, index)
    new.at("is a Thread").always_returns(
        True, otherwise="A Filler has to be a Thread: isinstance(filler, Thread) is {got}."
    )
    new.at("slots").always_returns(
        [None] * n,
        otherwise="Nobody started this Filler, so the slots should be {expected}, however long one "
        "waits; they are {got}.",
    )


@check(
    "A Filler takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_filler_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    with_both = explore(with_options, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Filler fills its own slot, in a thread of its own, and leaves the others alone",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, "class_attribute", "rebound_not_changed", "returned_from_run"),
)
def test_a_filler_fills_its_own_slot(explore: Explore, words: Words, numbers: Numbers) -> None:
    slots: list[Any] = list(words(6))
    first, second = numbers(2, low=0, high=5)
    expected = list(slots)
    expected[first], expected[second] = first * first, second * second
    done = explore(two_fillers, slots, [first, second])
    done.at("run() called by").always_returns(
        ["the new thread"] * 2,
        otherwise="Two new threads should be made by start(), and each call run() once; run() was "
        "called by: {got}.",
    )
    done.at("slots").always_returns(
        expected,
        otherwise=f"Fillers of the slots {first} and {second} were started and joined. Before that "
        f"there was {slots}; then there should be {{expected}}, and there is {{got}}.",
    )


@check(
    "fill returns all slots filled, each with the square of its number",
    points=2,
    executions=100,
    tells=FILLING,
)
def test_all_slots_are_filled(explore: Explore) -> None:
    for n in (3, 4, 1, 0):
        explore(filled, n).always_returns(
            [i * i for i in range(n)],
            otherwise=f"A call of fill({n}) should return {{expected}}; there is an order of "
            "events in which it returns {got}.",
        )


@check(
    "n slots are filled by n Fillers",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run"),
)
def test_there_are_as_many_fillers_as_slots(explore: Explore, numbers: Numbers) -> None:
    (n,) = numbers(1, low=4, high=9)
    explore(how_many_fillers, n).always_returns(
        n,
        otherwise=f"For fill({n}), {{expected}} Fillers should run, each in its own thread; "
        f"{{got}} did.",
    )


@check(
    "Nobody has to wait for a turn",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", "joined_in_start_loop", "needless_lock_order"),
)
def test_nobody_waits_for_a_turn(explore: Explore, numbers: Numbers) -> None:
    (n,) = numbers(1, low=4, high=7)
    explore(first_one_is_slow, n).always(
        lambda got: got >= 1,
        otherwise=f"For fill({n}), the first Filler was held up for a minute. The others have no "
        "reason to wait for it; when it went on, {got} of them were done.",
    )


@check(
    "There may be a thousand",
    points=1,
    clock="patient",
    executions=1,  # one way to go through it is long enough; the others are tried with a few
)
def test_there_may_be_a_thousand(explore: Explore, numbers: Numbers) -> None:
    # Said without a counterexample: nobody reads the steps of a thousand threads.
    (n,) = numbers(1, low=900, high=1000)
    done = explore(filled, n, allow=("exception", "deadlock", "never_ends", "leaked_thread"))
    for error in done.exceptions:
        told = f"{error['task']} ended with {error['type']}: {error['message']}"
        raise AssertionError(f"In a call of fill({n}), {told}.")
    assert not done.deadlocks, (
        f"A call of fill({n}) never returns: there are threads that wait for ever. What is there "
        "not enough of for so many? Is something taken and not given back?"
    )
    assert done.values, f"A call of fill({n}) never returns."
    slots = done.values[0]
    assert isinstance(slots, list), f"A call of fill({n}) should return a list."
    assert len(slots) == n, f"A call of fill({n}) returned a list of {len(slots)}."
    wrong = [index for index in range(n) if slots[index] != index * index]
    assert not wrong, (
        f"A call of fill({n}) should return the squares of 0 to {n - 1}; {len(wrong)} are wrong, "
        f"the first of them in slot {wrong[0]}: {slots[wrong[0]]!r}."
    )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=(*UNIVERSAL, "busy_wait"))
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    (n,) = numbers(1, low=3, high=5)
    explore(filled, n).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very threads it waits for.",
    )
