"""Hidden checks of `own_data`: who is logged in depends on which thread asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words


SHARED = ("local_set_up_once", "class_attribute", "leaked_between_threads", "shared_global")


def nobody_yet(student: Any) -> Any:
    """Ask in two threads before anybody has logged in: in this one, and in another."""
    import threading

    seen = [student.current_user()]
    thread = threading.Thread(target=lambda: seen.append(student.current_user()))
    thread.start()
    thread.join()
    return seen


def twice(student: Any, first: str, second: str) -> Any:
    student.login(first)
    seen = [student.current_user(), student.current_user()]
    student.login(second)
    return [*seen, student.current_user()]


def with_options(student: Any, user: str, name: str) -> Any:
    import threading

    named = student.Visitor(user, name=name, daemon=True)
    other = student.Visitor(user, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_visitor(student: Any, user: str) -> Any:
    """Watch one visitor: who ran it, what it saw, and who it was when run() was over."""
    import threading
    import time

    ran, was = [], []
    run = student.Visitor.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)
        was.append(student.current_user())

    student.Visitor.run = watched
    visitor = student.Visitor(user)
    time.sleep(1)
    before = [visitor.seen, student.current_user()]
    visitor.start()
    visitor.join()
    return {"before": before, "run() called by": ran, "seen": visitor.seen, "user": was}


def all_at_once(student: Any, users: list[str]) -> Any:
    visitors = [student.Visitor(user) for user in users]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return [visitor.seen for visitor in visitors]


def own_threads(student: Any, users: list[str], name: str | None) -> Any:
    """Log in and look in plain threads, which may all have the same name."""
    import threading

    seen: dict[str, Any] = {}

    def visit(user: str) -> None:
        student.login(user)
        seen[user] = student.current_user()

    threads = [threading.Thread(target=visit, args=(user,), name=name) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [seen[user] for user in users]


def visitor_beside_me(student: Any, mine: str, users: list[str]) -> Any:
    """Log in here, have visitors come and go, and look who this thread is each time."""
    student.login(mine)
    seen = []
    for user in users:
        visitor = student.Visitor(user)
        visitor.start()
        seen.append(student.current_user())
        visitor.join()
        seen.append(student.current_user())
    return seen


def who_comes_next(student: Any, users: list[str]) -> Any:
    """After each visitor a new thread looks who it is without any login."""
    import threading

    seen: list[Any] = []
    for user in users:
        visitor = student.Visitor(user)
        visitor.start()
        visitor.join()
        look = threading.Thread(target=lambda: seen.append(student.current_user()))
        look.start()
        look.join()
    return seen


@check(
    "Before its login a thread has no user",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, *SHARED),
)
def test_before_a_login_there_is_no_user(explore: Explore) -> None:
    explore(nobody_yet).always_returns(
        [None, None],
        otherwise="Nobody has logged in. In the main thread and in another one current_user() "
        "should be {expected}; it is {got}.",
    )


@check(
    "Who logs in is the user of this thread, until the next login",
    points=1,
    executions=FEW,
    tells=HOLDING_A_LOCK,
)
def test_the_last_login_counts(explore: Explore, words: Words) -> None:
    first, second = words(2)
    explore(twice, first, second).always_returns(
        [first, first, second],
        otherwise=f"One thread logged in as {first!r}, asked twice, logged in as {second!r}, and "
        "asked again. current_user() should be {expected}; it is {got}.",
    )


@check(
    "A Visitor is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_visitor_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
    user, name = words(2)
    with_both = explore(with_options, user, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Visitor has to be a Thread: isinstance(visitor, Thread) is {got}."
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
    "A started Visitor logs in, in a thread of its own, and keeps who it is",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK, "set_by_the_maker"),
)
def test_a_visitor_logs_in(explore: Explore, words: Words) -> None:
    (user,) = words(1)
    told = explore(one_visitor, user)
    told.at("before").always_returns(
        [None, None],
        otherwise="Nobody started this Visitor. Its seen, and the user of the thread that made it, "
        "should still be {expected}; they are {got}.",
    )
    told.at("run() called by").always_returns(
        ["the new thread"],
        otherwise="A new thread should be made by start(), and call run() once; run() was "
        "called by: {got}.",
    )
    told.at("seen").always_returns(
        user, otherwise="A Visitor logged in as {expected}; its seen is {got}."
    )
    told.at("user").always_returns(
        [user],
        otherwise="At the end of run() current_user() should be {expected}, in the Visitor's own "
        "thread; it is {got}.",
    )


@check(
    "Whoever else logs in meanwhile, a thread sees its own user",
    points=3,
    executions=200,
    tells=(*UNIVERSAL, "called_run", "set_by_the_maker", *HOLDING_A_LOCK, *SHARED),
)
def test_each_sees_its_own_user(explore: Explore, words: Words) -> None:
    users = words(3)
    for some in (users[:2], users):
        explore(all_at_once, some).always_returns(
            some,
            otherwise="Visitors logged in at the same time. They should see {expected}; they can "
            "see {got}.",
        ).begins_threads(len(some))
    for name, of_one_name in ((None, ""), ("visit", " of one name")):
        explore(own_threads, users[:2], name).always_returns(
            users[:2],
            otherwise=f"Two threads{of_one_name} logged in at the same time. They should see "
            "{expected}; they can see {got}.",
        )


@check(
    "A login does not leak into other threads, nor into those that come later",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, "called_run", "set_by_the_maker", *HOLDING_A_LOCK, *SHARED),
)
def test_nothing_leaks(explore: Explore, words: Words) -> None:
    mine, *users = words(3)
    explore(visitor_beside_me, mine, users).always_returns(
        [mine] * 4,
        otherwise=f"The main thread logged in as {mine!r}, and visitors came and went. It should "
        "see {expected}; it can see {got}.",
    )
    explore(who_comes_next, users).always_returns(
        [None, None],
        otherwise="After each of two visitors had ended, a new thread asked without any login. It "
        "should see {expected}; it can see {got}.",
    )
