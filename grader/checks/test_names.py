"""Hidden checks of `names`: a worker has its name at once, runs under it, and is found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (
    "forgot_super_init",
    "name_before_super",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "started_twice",
    "start_result_used",
    "joined_before_start",
    "joined_itself",
    "removed_name",
)


def newly_made(student: Any, role: str, number: int) -> Any:
    import threading
    import time

    worker = student.Worker(role, number)
    other = student.Worker(role, number + 1)
    time.sleep(1)
    return {
        "is a Thread": isinstance(worker, threading.Thread),
        "names": [worker.name, other.name],
        "seen_name": [worker.seen_name, other.seen_name],
    }


def given_a_name(student: Any, role: str, number: int, name: str) -> Any:
    named = student.Worker(role, number, name=name, daemon=True)
    other = student.Worker(role, number, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def two_at_work(student: Any, role: str, other_role: str, nickname: str) -> Any:
    one, two = student.Worker(role, 1), student.Worker(other_role, 2)
    two.name = nickname
    one.start()
    two.start()
    one.join()
    two.join()
    return [one.seen_name, two.seen_name]


def renamed(student: Any, first: str, second: str, third: str) -> Any:
    """Rename a thread before it starts, while it runs, and after its end."""
    import threading

    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait, name=first)
    returned = [student.rename(thread, second)]
    names = [thread.name]
    thread.start()
    returned.append(student.rename(thread, third))
    names.append(thread.name)
    go_home.set()
    thread.join()
    returned.append(student.rename(thread, first))
    names.append(thread.name)
    return {"returned": returned, "names": names}


def name_of(found: Any, wanted: Any) -> Any:
    """Tell who was found: by name if it is the one wanted, else what it is."""
    return wanted.name if found is wanted else found and f"another {type(found).__name__}"


def looked_up(student: Any, first: str, second: str, third: str) -> Any:
    """Look for live threads by names that read the same and are other objects."""
    import threading

    go_home = threading.Event()
    one = threading.Thread(target=go_home.wait, name=first)
    two = threading.Thread(target=go_home.wait, name=second, daemon=True)
    one.start()
    two.start()
    two.name = third
    main = threading.main_thread()
    found = {
        "a running thread": name_of(student.by_name("".join(list(first))), one),
        "a daemon that was renamed": name_of(student.by_name("".join(list(third))), two),
        "the main thread": name_of(student.by_name(main.name), main),
    }
    go_home.set()
    one.join()
    two.join()
    return found


def looked_up_in_vain(student: Any, first: str, second: str, third: str) -> Any:
    """Look for a name nobody has, one given up, a thread not started, and one that has ended."""
    import threading

    go_home = threading.Event()
    ended = threading.Thread(target=go_home.wait, name=first)
    waiting = threading.Thread(target=go_home.wait, name=second)
    found = {
        "that nobody has": student.by_name(third),
        "of a thread that is not started": student.by_name(second),
    }
    ended.start()
    ended.name = third
    found["that its thread no longer has"] = student.by_name(first)
    go_home.set()
    ended.join()
    found["of a thread that has ended"] = student.by_name(third)
    names = {which: who and getattr(who, "name", "no thread") for which, who in found.items()}
    return {**names, "waiting was started": waiting.is_alive()}


@check(
    "A Worker has its name before it starts",
    points=2,
    executions=FEW,
    tells=(*USUAL, "named_after_start"),
)
def test_a_worker_has_its_name_before_it_starts(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (role,), (number,) = words(1), numbers(1)
    new = explore(newly_made, role, number)
    new.at("is a Thread").always_returns(
        True, otherwise="A Worker has to be a Thread: isinstance(worker, Thread) is {got}."
    )
    new.at("names").always_returns(
        [f"{role}-{number}", f"{role}-{number + 1}"],
        otherwise="Two new workers, not started yet, should be named {expected}; they are named "
        "{got}.",
    )
    new.at("seen_name").always_returns(
        [None, None],
        otherwise="Nobody started these two workers, so their seen_name should be {expected}; it "
        "is {got}.",
    )


@check("A name that is given wins, and daemon= is honoured", points=1, executions=FEW, tells=USUAL)
def test_a_name_that_is_given_wins(explore: Explore, words: Words, numbers: Numbers) -> None:
    (role, name), (number,) = words(2), numbers(1)
    with_both = explore(given_a_name, role, number, name)
    with_both.at("name").always_returns(
        name,
        otherwise="The name {expected} was asked for, and wins over role-number; the worker is "
        "named {got}.",
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "Each Worker notes the name it runs under",
    points=2,
    executions=FEW,
    tells=(*USUAL, "class_attribute", "named_after_start"),
)
def test_workers_note_the_names_they_run_under(explore: Explore, words: Words) -> None:
    role, other_role, nickname = words(3)
    explore(two_at_work, role, other_role, nickname).always_returns(
        [f"{role}-1", nickname],
        otherwise="Two workers ran, the second one renamed before its start. Their seen_name "
        "should be {expected}; it can be {got}.",
    )


@check("rename changes the name and returns the old one", points=2, executions=FEW)
def test_rename_returns_the_old_name(explore: Explore, words: Words) -> None:
    first, second, third = words(3)
    three_times = explore(renamed, first, second, third)
    three_times.at("names").always_returns(
        [second, third, first],
        otherwise="A thread was renamed before its start, while it ran, and after its end. Its "
        "names should then be {expected}; they are {got}.",
    )
    three_times.at("returned").always_returns(
        [first, second, third],
        otherwise="A thread was renamed before its start, while it ran, and after its end. "
        "rename should return the old names {expected}; it returned {got}.",
    )


@check(
    "by_name finds a live thread",
    points=2,
    executions=FEW,
    tells=("compared_identity", "removed_name"),
)
def test_by_name_finds_a_live_thread(explore: Explore, words: Words) -> None:
    first, second, third = words(3)
    found = explore(looked_up, first, second, third)
    for who, name in (
        ("a running thread", first),
        ("a daemon that was renamed", third),
        ("the main thread", "MainThread"),
    ):
        found.at(who).always_returns(
            name,
            otherwise=f"Asked for {{expected}}, by_name should find {who}, whoever made it; it "
            "found {got}.",
        )


@check(
    "by_name finds nobody where nobody of that name is alive",
    points=1,
    executions=FEW,
    tells=("removed_name",),
)
def test_by_name_does_not_find_who_is_not_alive(explore: Explore, words: Words) -> None:
    found = explore(looked_up_in_vain, *words(3))
    for which in (
        "that nobody has",
        "of a thread that is not started",
        "that its thread no longer has",
        "of a thread that has ended",
    ):
        found.at(which).always_returns(
            None,
            otherwise=f"By a name {which}, by_name should find {{expected}}; it found {{got}}.",
        )
    found.at("waiting was started").always_returns(
        False, otherwise="by_name should start nobody; was a thread alive that was not: {got}."
    )
