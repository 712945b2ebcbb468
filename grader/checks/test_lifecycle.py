"""Hidden checks of `lifecycle`: steps are counted, stages told apart, and a thread is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "called_in_init",
    "overrode_start",
    "refused_options",
    "joined_itself",
    "removed_name",
)
STAGE = ("alive_means_started", "begun_means_running", "removed_name")
FOLLOWING = (
    "called_run",
    "joined_before_start",
    "started_twice",
    "slept_to_synchronise",
    "short_patience",
    "removed_name",
)
STAGES = ["new", "running", "finished"]


def newly_made(student: Any) -> Any:
    import threading
    import time

    called: list[int] = []
    walker = student.Walker([lambda: called.append(1)])
    time.sleep(1)
    return {
        "is a Thread": isinstance(walker, threading.Thread),
        "taken": walker.taken,
        "steps called": len(called),
    }


def with_options(student: Any, name: str) -> Any:
    named = student.Walker([], name=name, daemon=True)
    other = student.Walker([], daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def two_walks(student: Any, places: list[str], other: str) -> Any:
    """Let one walk of several steps, and one of a single step, tell what they see on their way."""
    import threading

    def step(where: str) -> Any:
        def call() -> str:
            walker = walkers[where != other]
            mine = threading.current_thread() is walker
            told[where != other].append([where, "its own thread" if mine else "another thread"])
            seen[where != other].append(getattr(walker, "taken", None))
            return where

        return call

    told: list[list[Any]] = [[], []]
    seen: list[list[Any]] = [[], []]
    walkers: list[Any] = [None, None]
    walkers[0] = student.Walker([step(other)])
    walkers[1] = student.Walker([step(place) for place in places])
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    return {
        "walked": told[1],
        "taken during the steps": seen[1],
        "taken in the end": [walker.taken for walker in walkers],
    }


def of_a_new_thread(student: Any) -> Any:
    import threading

    return {"stage": student.stage(threading.Thread(target=int))}


def of_a_running_thread(student: Any) -> Any:
    import threading

    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait)
    thread.start()
    told = student.stage(thread)
    go_home.set()
    thread.join()
    return {"stage": told}


def of_a_finished_thread(student: Any) -> Any:
    import threading

    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return {"stage": student.stage(thread)}


def a_long_walk(student: Any, seconds: int) -> Any:
    """Follow a thread that takes its time, and note who did its work and whether it was over."""
    import threading
    import time

    def work() -> None:
        done_by.append("a new thread" if threading.current_thread() is thread else "the caller")
        time.sleep(seconds)
        over.append(1)

    done_by: list[str] = []
    over: list[int] = []
    thread = threading.Thread(target=work)
    student.follow(thread)
    return {"work done by": done_by, "had ended": bool(over) and not thread.is_alive()}


def a_short_walk(student: Any) -> Any:
    import threading

    return student.follow(threading.Thread(target=int))


def a_walk_that_waits(student: Any, seconds: int) -> Any:
    import threading
    import time

    return student.follow(threading.Thread(target=time.sleep, args=(seconds,)))


@check("A new Walker is a thread that has taken no step", points=1, executions=FEW, tells=USUAL)
def test_a_new_walker_has_taken_no_step(explore: Explore) -> None:
    new = explore(newly_made)
    new.at("is a Thread").always_returns(
        True, otherwise="A Walker has to be a Thread: isinstance(walker, Thread) is {got}."
    )
    new.at("steps called").always_returns(
        0,
        otherwise="Nobody started this Walker, so {expected} steps should have been called; "
        "{got} were.",
    )
    new.at("taken").always_returns(
        0, otherwise="Nobody started this Walker, so taken should be {expected}; it is {got}."
    )


@check(
    "A Walker takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_a_walker_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
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
    "A Walker calls each step in a thread of its own, and counts those that are finished",
    points=2,
    executions=FEW,
    tells=(*USUAL, "class_attribute", "counted_too_early"),
)
def test_a_walker_counts_finished_steps(explore: Explore, words: Words) -> None:
    other, *places = words(4)
    walks = explore(two_walks, places, other)
    walks.at("walked").always_returns(
        [[place, "its own thread"] for place in places],
        otherwise=f"A Walker with the steps {places} should call each once, in this order, in a "
        "thread of its own; it called {got}.",
    )
    walks.at("taken in the end").always_returns(
        [1, len(places)],
        otherwise="Two Walkers, with 1 and with 3 steps, walked at the same time. In the end "
        "their taken should be {expected}; it can be {got}.",
    )
    walks.at("taken during the steps").always_returns(
        list(range(len(places))),
        otherwise="A step counts when it is finished. Looked at during each of three steps, taken "
        "should be {expected}; it is {got}.",
    )


@check("A thread that was not started is new", points=1, executions=FEW, tells=STAGE)
def test_a_thread_not_started_is_new(explore: Explore) -> None:
    explore(of_a_new_thread).at("stage").always_returns(
        "new",
        otherwise="Nobody has started this thread. Its stage should be {expected}; it is {got}.",
    )


@check("A thread that is at work is running", points=1, executions=FEW, tells=STAGE)
def test_a_thread_at_work_is_running(explore: Explore) -> None:
    explore(of_a_running_thread).at("stage").always_returns(
        "running",
        otherwise="This thread was started and is still at work. Its stage should be {expected}; "
        "it is {got}.",
    )


@check("A thread that has ended is finished", points=1, executions=FEW, tells=STAGE)
def test_a_thread_that_ended_is_finished(explore: Explore) -> None:
    explore(of_a_finished_thread).at("stage").always_returns(
        "finished",
        otherwise="This thread was started and has ended. Its stage should be {expected}; it is "
        "{got}.",
    )


@check(
    "follow starts the thread, and returns when it has ended",
    points=1,
    executions=FEW,
    tells=(*FOLLOWING, "no_join"),
)
def test_follow_starts_and_waits(explore: Explore, numbers: Numbers) -> None:
    (seconds,) = numbers(1, low=2, high=3)
    walk = explore(a_long_walk, seconds)
    walk.at("had ended").always_returns(
        True,
        otherwise=f"When follow returns, the thread should have ended, though it takes {seconds} "
        "seconds. Had it? {got}.",
    )
    walk.at("work done by").always_returns(
        ["a new thread"],
        otherwise="The work of a thread that is followed should be done once, by {expected}; it "
        "was done by {got}.",
    )


@check(
    "A thread that is followed has passed all three stages, however quick it is",
    points=1,
    executions=120,
    tells=("looked_too_late", *FOLLOWING, "took_join_result"),
)
def test_a_followed_thread_passes_all_stages(explore: Explore) -> None:
    explore(a_short_walk).always_returns(
        STAGES,
        otherwise="A quick thread was followed. The stages it passed are {expected}; there is an "
        "order of events in which follow returns {got}.",
    )


@check(
    "follow waits without spinning",
    points=1,
    executions=FEW,
    tells=(*FOLLOWING, "busy_wait"),
)
def test_follow_does_not_spin(explore: Explore, numbers: Numbers) -> None:
    (seconds,) = numbers(1, low=2, high=3)
    explore(a_walk_that_waits, seconds).never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very thread it waits for.",
    )
