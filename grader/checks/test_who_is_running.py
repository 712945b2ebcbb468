"""Hidden checks of `who_is_running`: which thread asks, which is the main one, which are alive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

USUAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "refused_options",
    "named_outside_run",
    "removed_name",
)
ASKING = ("kept_own_register", "removed_name")


def newly_made(student: Any) -> Any:
    import threading
    import time

    reporter = student.Reporter()
    time.sleep(1)
    return {
        "is a Thread": isinstance(reporter, threading.Thread),
        "me and main": [reporter.me, reporter.main],
    }


def with_options(student: Any, name: str) -> Any:
    named = student.Reporter(name=name, daemon=True)
    other = student.Reporter(daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def reported(student: Any, first: str, second: str, maker: str, main: str) -> Any:
    """Have a reporter made by the main thread and one by another, the main thread renamed."""
    import threading

    made = []
    one = student.Reporter()
    one.name = first
    other = threading.Thread(target=lambda: made.append(student.Reporter()), name=maker)
    other.start()
    other.join()
    if not made:
        return {}  # what kept it from being made is told as an exception
    two = made[0]
    two.name = second
    threading.current_thread().name = main
    one.start()
    two.start()
    one.join()
    two.join()
    return {"me": [one.me, two.me], "main": [one.main, two.main]}


def asked_by_main(student: Any, sleeper: str, ended: str, crew: list[str]) -> Any:
    """Ask with nobody else alive, with a crew at work, and after its end."""
    import threading

    go_home = threading.Event()
    done = threading.Thread(target=int, name=ended)
    done.start()
    done.join()
    new = threading.Thread(target=int, name=sleeper)
    answers = [student.others()]
    threads = [threading.Thread(target=go_home.wait, name=name) for name in crew]
    threads[-1].daemon = True
    for thread in threads:
        thread.start()
    answers.append(student.others())
    go_home.set()
    for thread in threads:
        thread.join()
    answers.append(student.others())
    return {
        "asked by": threading.current_thread().name,
        "others()": answers,
        "was started": new.is_alive(),
    }


def asked_by_another(student: Any, asking: str, crew: list[str]) -> Any:
    """Have a thread ask that is not the main one, while others are at work."""
    import threading

    go_home = threading.Event()
    threads = [threading.Thread(target=go_home.wait, name=name, daemon=True) for name in crew]
    for thread in threads:
        thread.start()
    answers: list[Any] = []
    caller = threading.Thread(target=lambda: answers.append(student.others()), name=asking)
    caller.start()
    caller.join()
    go_home.set()
    return {"asked by": asking, "others()": answers[0] if answers else None}


def a_namesake(student: Any, name: str) -> Any:
    """Ask in a thread while another one of the same name is at work."""
    import threading

    go_home = threading.Event()
    namesake = threading.Thread(target=go_home.wait, name=name)
    namesake.start()
    answers: list[Any] = []
    caller = threading.Thread(target=lambda: answers.append(student.others()), name=name)
    caller.start()
    caller.join()
    go_home.set()
    namesake.join()
    names = answers[0] if answers else []
    return {"named like the caller": names.count(name), "others()": names}


def counted(student: Any, crew: list[str]) -> Any:
    """Count with nobody else, with a crew, from within the crew, and after its end."""
    import threading

    go_home = threading.Event()
    counts: dict[str, Any] = {"before": student.workers_alive()}
    done = threading.Thread(target=int)
    done.start()
    done.join()
    new = threading.Thread(target=int, name="new")
    threads = [threading.Thread(target=go_home.wait, name=name) for name in crew]
    threads[-1].daemon = True
    for thread in threads:
        thread.start()
    counts["with a crew"] = student.workers_alive()
    inside: list[Any] = []
    caller = threading.Thread(target=lambda: inside.append(student.workers_alive()))
    caller.start()
    caller.join()
    counts["by one more of them"] = inside[0] if inside else None
    go_home.set()
    for thread in threads:
        thread.join()
    counts["after"] = student.workers_alive()
    return {**counts, "was started": new.is_alive()}


@check(
    "A new Reporter is a thread that has reported nothing",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_a_new_reporter_has_reported_nothing(explore: Explore) -> None:
    new = explore(newly_made)
    new.at("is a Thread").always_returns(
        True, otherwise="A Reporter has to be a Thread: isinstance(reporter, Thread) is {got}."
    )
    new.at("me and main").always_returns(
        [None, None],
        otherwise="Nobody started this Reporter, so me and main should be {expected}; they are "
        "{got}.",
    )


@check(
    "A Reporter takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_a_reporter_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
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
    "A Reporter names the thread it runs in, and the main thread",
    points=2,
    executions=FEW,
    tells=(*USUAL, "hard_coded_main", "class_attribute"),
)
def test_a_reporter_names_itself_and_the_main_thread(explore: Explore, words: Words) -> None:
    first, second, maker, main = words(4)
    told = explore(reported, first, second, maker, main)
    told.at("me").always_returns(
        [first, second],
        otherwise=f"Two Reporters ran, one made by the main thread and one by the thread "
        f"{maker!r}. Their me should be {{expected}}, the names they ran under; it can be {{got}}.",
    )
    told.at("main").always_returns(
        [main, main],
        otherwise=f"Two Reporters ran, one made by the main thread and one by the thread "
        f"{maker!r}; the main thread had been renamed {main!r}. Their main should be {{expected}}; "
        "it can be {got}.",
    )


@check(
    "others, asked by the main thread, lists who else is alive, sorted",
    points=1,
    executions=FEW,
    tells=("counted_self", *ASKING),
)
def test_others_as_the_main_thread_sees_them(explore: Explore, words: Words) -> None:
    sleeper, ended, *crew = sorted(words(5), reverse=True)
    asked = explore(asked_by_main, sleeper, ended, crew)
    asked.at("others()").always_returns(
        [[], sorted(crew), []],
        otherwise="The main thread asked three times: alone, with three threads at work, and "
        "after their end. others() should return {expected}; it returned {got}.",
    )
    asked.at("was started").always_returns(
        False, otherwise="others() should start nobody; was a thread alive that was not: {got}."
    )


@check(
    "others, asked by another thread, leaves out that one and lists the main thread",
    points=2,
    executions=FEW,
    tells=("counted_self", "left_out_main", *ASKING),
)
def test_others_as_another_thread_sees_them(explore: Explore, words: Words) -> None:
    asking, *crew = sorted(words(4), reverse=True)
    explore(asked_by_another, asking, crew).at("others()").always_returns(
        sorted([*crew, "MainThread"]),
        otherwise=f"The thread {asking!r} asked, while {crew} and the main thread were alive. "
        "others() should return {expected}; it returned {got}.",
    )


@check(
    "A thread that has the same name as the caller is one of the others",
    points=1,
    executions=FEW,
    tells=("left_out_by_name", *ASKING),
)
def test_a_namesake_is_one_of_the_others(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    explore(a_namesake, name).at("named like the caller").always(
        lambda times: times > 0,
        otherwise=f"Two threads named {name!r} were alive, and one of them asked. In others() "
        "that name should be found, as the other one has it, too; it is there {got} times.",
    )


@check(
    "workers_alive counts every live thread but the main one, whoever asks",
    points=2,
    executions=FEW,
    tells=("counted_main", "left_out_both", *ASKING),
)
def test_workers_alive_counts_all_but_the_main_thread(explore: Explore, words: Words) -> None:
    crew = words(3)
    counts = explore(counted, crew)
    for when, expected, situation in (
        ("before", 0, "Only the main thread was alive, and asked"),
        ("with a crew", 3, "Three threads were at work, and the main thread asked"),
        ("by one more of them", 4, "Three threads were at work, and a fourth one asked"),
        ("after", 0, "Three threads had ended, and the main thread asked"),
    ):
        counts.at(when).always_returns(
            expected,
            otherwise=f"{situation}. workers_alive() should return {{expected}}; it returned "
            "{got}.",
        )
    counts.at("was started").always_returns(
        False,
        otherwise="workers_alive() should start nobody; was a thread alive that was not: {got}.",
    )
