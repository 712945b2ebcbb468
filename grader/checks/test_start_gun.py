"""Hidden checks of `start_gun`: nobody runs before the shot, and nobody misses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

SIGNALS = (
    "wait_without_lock",
    "one_permit",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "notify_one_of_many",
    "event_cleared_early",
    "lost_wakeup",
)


def held_back(student: Any, number: int) -> Any:
    """Let some wait, and count who has passed before the shot and after it."""
    import threading
    import time

    gun = student.StartGun()
    passed = []

    def come_to_the_line() -> None:
        gun.wait()
        passed.append(1)

    threads = [threading.Thread(target=come_to_the_line) for _ in range(number)]
    for thread in threads:
        thread.start()
    time.sleep(10)
    before = len(passed)
    gun.fire()
    for thread in threads:
        thread.join()
    return [before, len(passed)]


def comes_late(student: Any) -> Any:
    import threading

    gun = student.StartGun()
    gun.fire()
    gun.wait()
    late = [threading.Thread(target=gun.wait) for _ in range(2)]
    for thread in late:
        thread.start()
    for thread in late:
        thread.join()
    return "passed"


def two_races(student: Any) -> Any:
    """Fire, load again, and see who passes before the second shot and after it."""
    import threading
    import time

    gun = student.StartGun()
    told = []
    for _ in range(2):
        passed: list[int] = []

        def come_to_the_line(passed: list[int] = passed) -> None:
            gun.wait()
            passed.append(1)

        thread = threading.Thread(target=come_to_the_line)
        thread.start()
        time.sleep(10)
        before = len(passed)
        gun.fire()
        thread.join()
        told.append([before, len(passed)])
        gun.reset()
    return told


def with_options(student: Any, name: str) -> Any:
    import threading

    gun: Any = student.StartGun()
    named = student.Sprinter(gun, [], 1, name=name, daemon=True)
    other = student.Sprinter(gun, [], 2, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_sprinter(student: Any, lane: str) -> Any:
    import threading
    import time

    ran = []
    run = student.Sprinter.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Sprinter.run = watched
    gun = student.StartGun()
    log: list[Any] = []
    sprinter = student.Sprinter(gun, log, lane)
    sprinter.start()
    time.sleep(10)
    before = list(log)
    gun.fire()
    sprinter.join()
    return {"run() called by": ran, "before": before, "after": log}


def race(student: Any, lanes: list[str]) -> Any:
    """Hold two races, the second with lanes that can be walked through once; watch the shots."""
    import threading

    shots = []
    fire = student.StartGun.fire

    def watched(self: Any) -> None:
        at_the_line = [isinstance(each, student.Sprinter) for each in threading.enumerate()]
        shots.append(sum(at_the_line))
        fire(self)

    student.StartGun.fire = watched
    arrived = [sorted(student.hold_race(lanes)), sorted(student.hold_race(iter(lanes)))]
    return {"arrived": arrived, "fewest at a shot": shots[0] if shots else 0}


@check(
    "The gun holds everybody back until it is fired, and then nobody",
    points=2,
    executions=SOME,
    tells=(*SIGNALS, "ran_before_the_gun"),
)
def test_the_gun_holds_everybody_back(explore: Explore) -> None:
    for number in (1, 3):
        explore(held_back, number).always_returns(
            [0, number],
            otherwise=f"{number} waited for the gun, which was fired after a while. How many had "
            "passed before the shot and at the end should be {expected}; it can be {got}.",
        )


@check(
    "Who comes after the shot passes at once",
    points=2,
    executions=FEW,
    tells=SIGNALS,
)
def test_who_comes_late_passes(explore: Explore) -> None:
    explore(comes_late).always_returns(
        "passed", otherwise="After the shot everybody should pass who comes; got {got}."
    )


@check(
    "After reset the gun serves a second race",
    points=1,
    executions=FEW,
    tells=(*SIGNALS, "stays_fired", "ran_before_the_gun"),
)
def test_the_gun_serves_a_second_race(explore: Explore) -> None:
    explore(two_races).always_returns(
        [[0, 1], [0, 1]],
        otherwise="The gun was fired, reset, and fired again, and each time somebody waited for "
        "it. How many had passed before and after each shot should be {expected}; it can be {got}.",
    )


@check(
    "A Sprinter is a thread that takes name= and daemon=",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_sprinter_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    with_both = explore(with_options, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Sprinter has to be a Thread: isinstance(sprinter, Thread) is {got}."
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
    "A Sprinter runs after the gun, in a thread of its own",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, *SIGNALS, "ran_before_the_gun"),
)
def test_a_sprinter_runs_after_the_gun(explore: Explore, words: Words) -> None:
    (lane,) = words(1)
    told = explore(one_sprinter, lane)
    told.at("run() called by").always_returns(
        ["the new thread"],
        otherwise="A new thread should be made by start(), and call run() once; run() was called "
        "by: {got}.",
    )
    told.at("before").always_returns(
        [], otherwise="Before the shot the log should be {expected}; it can be {got}."
    )
    told.at("after").always_returns(
        [lane], otherwise="At the end the log should be {expected}; it can be {got}."
    )


@check(
    "A race begins when all have been started, and everybody finishes",
    points=2,
    executions=SOME,
    tells=(
        *UNIVERSAL,
        "called_run",
        *SIGNALS,
        "fired_too_early",
        "joined_in_start_loop",
        "joined_last_only",
        "no_join",
    ),
)
def test_a_race_is_fair_and_everybody_finishes(explore: Explore, words: Words) -> None:
    lanes = sorted(words(3))
    told = explore(race, lanes)
    told.at("arrived").always_returns(
        [lanes, lanes],
        otherwise="Two races were held, each with three lanes. hold_race should return all of "
        "them, in the order of arrival; sorted, they should be {expected}, and can be {got}.",
    )
    told.at("fewest at a shot").always_returns(
        len(lanes),
        otherwise="When the gun is fired all {expected} sprinters should stand at the line; {got} "
        "did.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *SIGNALS, "joined_in_start_loop", "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(race, sorted(words(2))).never_spins(
        "Who waits for the gun asks again and again whether it was fired; it should wait."
    )
