"""Hidden checks of `names`: a worker has its name at once, runs under it, and is found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

UNIVERSAL = (
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

# Enough where at most one thread of the student's is at work.
FEW = 80


def newly_made(student: Any, role: str, number: int) -> Any:
    import threading
    import time

    worker = student.Worker(role, number)
    other = student.Worker(role, number + 1)
    time.sleep(1)
    return {
        "a thread": isinstance(worker, threading.Thread),
        "names": [worker.name, other.name],
        "seen": [worker.seen_name, other.seen_name],
    }


def given_a_name(student: Any, role: str, number: int, name: str) -> Any:
    named = student.Worker(role, number, name=name, daemon=True)
    unnamed = student.Worker(role, number, daemon=False)
    return {"names": [named.name, unnamed.name], "daemon": [named.daemon, unnamed.daemon]}


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
    story = [student.rename(thread, second), thread.name]
    thread.start()
    story += [student.rename(thread, third), thread.name]
    go_home.set()
    thread.join()
    return [*story, student.rename(thread, first), thread.name]


def looked_up(student: Any, first: str, second: str, third: str) -> Any:
    """Look for live threads by names that read the same and are other objects."""
    import threading

    go_home = threading.Event()
    one = threading.Thread(target=go_home.wait, name=first)
    two = threading.Thread(target=go_home.wait, name=second, daemon=True)
    one.start()
    two.start()
    two.name = third
    found = [
        student.by_name("".join(list(first))) is one,
        student.by_name("".join(list(third))) is two,
        student.by_name(threading.main_thread().name) is threading.main_thread(),
    ]
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
    before = [student.by_name(third) is None, student.by_name(first) is None]
    ended.start()
    ended.name = third
    given_up = student.by_name(first) is None
    go_home.set()
    ended.join()
    after = [student.by_name(third) is None, student.by_name(second) is None]
    return [*before, given_up, *after, waiting.is_alive()]


@check(
    "A Worker has its name before it starts",
    points=2,
    tells=(*UNIVERSAL, "named_after_start"),
)
def test_a_worker_has_its_name_before_it_starts(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (role,), (number,) = words(1), numbers(1)
    explore(newly_made, role, number).always_returns(
        {
            "a thread": True,
            "names": [f"{role}-{number}", f"{role}-{number + 1}"],
            "seen": [None, None],
        },
        otherwise="A new Worker is a Thread named role-number that has not seen its name yet: "
        "expected {expected}, got {got}.",
    )


@check(
    "A name that is given wins, and daemon= is honoured", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_name_that_is_given_wins(explore: Explore, words: Words, numbers: Numbers) -> None:
    (role, name), (number,) = words(2), numbers(1)
    explore(given_a_name, role, number, name).always_returns(
        {"names": [name, f"{role}-{number}"], "daemon": [True, False]},
        otherwise="The caller's name= comes before role-number, and daemon= reaches Thread: "
        "expected {expected}, got {got}.",
    )


@check(
    "Each Worker notes the name it runs under",
    points=2,
    tells=(*UNIVERSAL, "class_attribute", "named_after_start"),
)
def test_workers_note_the_names_they_run_under(explore: Explore, words: Words) -> None:
    role, other_role, nickname = words(3)
    explore(two_at_work, role, other_role, nickname).always_returns(
        [f"{role}-1", nickname],
        otherwise="Two workers ran, the second renamed before its start; their seen_name "
        "should be {expected}, and can be {got}.",
    )


@check("rename changes the name and returns the old one", points=2, executions=FEW)
def test_rename_returns_the_old_name(explore: Explore, words: Words) -> None:
    first, second, third = words(3)
    explore(renamed, first, second, third).always_returns(
        [first, second, second, third, third, first],
        otherwise="What rename returned and the name after it, three times, should be "
        "{expected}; it was {got}.",
    )


@check(
    "by_name finds a live thread",
    points=2,
    executions=FEW,
    tells=("compared_identity", "removed_name"),
)
def test_by_name_finds_a_live_thread(explore: Explore, words: Words) -> None:
    explore(looked_up, *words(3)).always_returns(
        [True, True, True],
        otherwise="A running thread, a renamed daemon, and the main thread should be found, "
        "whoever made them; found: {got}.",
    )


@check(
    "by_name finds nobody where nobody of that name is alive",
    points=1,
    executions=FEW,
    tells=("removed_name",),
)
def test_by_name_does_not_find_who_is_not_alive(explore: Explore, words: Words) -> None:
    explore(looked_up_in_vain, *words(3)).always_returns(
        [True, True, True, True, True, False],
        otherwise="Nobody should be found by a name that no thread has, or has no longer, or "
        "that of a thread which is not started or has ended.",
    )
