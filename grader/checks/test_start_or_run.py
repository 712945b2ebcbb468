"""Hidden checks of `start_or_run`: who executes run, and who may still be started."""

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
    "removed_name",
)


def newly_made(student: Any) -> Any:
    import threading
    import time

    runner = student.Runner()
    time.sleep(1)
    return {"is a Thread": isinstance(runner, threading.Thread), "ran_in": runner.ran_in}


def with_options(student: Any, name: str) -> Any:
    named = student.Runner(name=name, daemon=True)
    other = student.Runner(daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def two_started(student: Any, first: str, second: str) -> Any:
    """Two runners at once, the second one renamed before its start."""
    one, two = student.Runner(name=first), student.Runner()
    two.name = second
    for runner in (one, two):
        runner.start()
    for runner in (one, two):
        runner.join()
    return [one.ran_in, two.ran_in]


def called_by_hand(student: Any, caller: str, name: str) -> Any:
    """Have run executed by a thread that is neither the runner nor the one that made it."""
    import threading

    runner = student.Runner(name=name)
    other = threading.Thread(target=lambda: runner.run(), name=caller)
    other.start()
    other.join()
    return runner.ran_in


def a_new_thread(student: Any) -> Any:
    """Hand over a new thread whose work goes on until the caller has looked around."""
    import threading

    ran_by = []
    go_on = threading.Event()

    def work() -> None:
        ran_by.append("the new thread" if threading.current_thread() is thread else "the caller")
        go_on.wait(60)

    thread = threading.Thread(target=work)
    told = student.start_once(thread)
    at_work = thread.is_alive()
    go_on.set()
    if thread.ident is not None:
        thread.join()
    return {"its work was done by": ran_by, "still at work": at_work, "start_once": told}


def a_running_thread(student: Any) -> Any:
    """Hand over a running thread that start_once has never seen before, twice."""
    import threading

    go_on = threading.Event()
    runs = []

    def work() -> None:
        runs.append(1)
        go_on.wait()

    thread = threading.Thread(target=work)
    thread.start()
    told = [student.start_once(thread), student.start_once(thread)]
    go_on.set()
    thread.join()
    return {"start_once": told, "times its work was done": len(runs)}


def a_finished_thread(student: Any) -> Any:
    import threading

    runs: list[int] = []
    thread = threading.Thread(target=runs.append, args=(1,))
    thread.start()
    thread.join()
    return {"start_once": student.start_once(thread), "times its work was done": len(runs)}


def no_room(student: Any) -> Any:
    """Hand over a thread that the system has no room for, as CPython's own start() would say."""
    import threading

    called = []

    class NoRoom(threading.Thread):
        def start(self) -> None:
            called.append("start()")
            raise RuntimeError("can't start new thread")

    try:
        told = student.start_once(NoRoom())
    except NotImplementedError:
        raise
    except RuntimeError:
        return {"called": called, "start_once": "RuntimeError", "error hidden": False}
    return {"called": called, "start_once": told, "error hidden": True}


@check(
    "A new Runner is a thread that nobody has run",
    points=1,
    executions=FEW,
    tells=(*USUAL, "named_outside_run"),
)
def test_a_new_runner_has_not_run(explore: Explore) -> None:
    new = explore(newly_made)
    new.at("is a Thread").always_returns(
        True, otherwise="A Runner has to be a Thread: isinstance(runner, Thread) is {got}."
    )
    new.at("ran_in").always_returns(
        None, otherwise="Nobody ran this Runner, so ran_in should still be {expected}; it is {got}."
    )


@check(
    "A Runner takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_a_runner_takes_a_name_and_daemon(explore: Explore, words: Words) -> None:
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
    "A Runner that is started runs in a thread of its own",
    points=2,
    executions=FEW,
    tells=(*USUAL, "named_outside_run", "class_attribute"),
)
def test_a_started_runner_runs_in_its_own_thread(explore: Explore, words: Words) -> None:
    names = words(2)
    explore(two_started, *names).always_returns(
        names,
        otherwise="Two runners named {expected} were started. Their ran_in should be their own "
        "names; it can be {got}.",
    )


@check(
    "A Runner whose run() is called by hand notes who called it",
    points=1,
    executions=FEW,
    tells=(*USUAL, "named_outside_run", "recorded_own_name"),
)
def test_run_called_by_hand_runs_in_the_caller(explore: Explore, words: Words) -> None:
    caller, name = words(2)
    explore(called_by_hand, caller, name).always_returns(
        caller,
        otherwise=f"Nobody started the Runner {name!r}; the thread {{expected}} called its run() "
        "by hand, and so executed it. Then ran_in should be {expected}; it is {got}.",
    )


@check(
    "start_once starts a new thread, says True, and does not wait",
    points=2,
    clock="patient",
    executions=FEW,
    tells=("called_run", "waited_for_its_end", "removed_name"),
)
def test_start_once_starts_a_new_thread(explore: Explore) -> None:
    begun = explore(a_new_thread)
    begun.at("its work was done by").always_returns(
        ["the new thread"],
        otherwise="The work of a thread that was never started should be done once, by "
        "{expected}; it was done by: {got}.",
    )
    begun.at("still at work").always_returns(
        True,
        otherwise="Having started a thread, start_once should return at once, while that thread "
        "is at work. Was it still at work? {got}.",
    )
    begun.at("start_once").always_returns(
        True,
        otherwise="A thread that was never started was handed over. The answer should be "
        "{expected}; it is {got}.",
    )


@check(
    "start_once leaves a thread alone that is running, and says False",
    points=1,
    executions=FEW,
    tells=("kept_own_register", "started_unasked", "removed_name"),
)
def test_start_once_leaves_a_running_thread(explore: Explore) -> None:
    asked = explore(a_running_thread)
    asked.at("start_once").always_returns(
        [False, False],
        otherwise="A running thread that somebody else had started was handed over, twice. The "
        "answers should be {expected}; they are {got}.",
    )
    asked.at("times its work was done").always_returns(
        1, otherwise="A thread should do its work {expected} time; it did it {got} times."
    )


@check(
    "start_once leaves a thread alone that has finished, and says False",
    points=1,
    executions=FEW,
    tells=("kept_own_register", "alive_means_started", "started_unasked", "removed_name"),
)
def test_start_once_leaves_a_finished_thread(explore: Explore) -> None:
    asked = explore(a_finished_thread)
    asked.at("start_once").always_returns(
        False,
        otherwise="A thread that had run and finished was handed over. The answer should be "
        "{expected}; it is {got}.",
    )
    asked.at("times its work was done").always_returns(
        1, otherwise="A thread should do its work {expected} time; it did it {got} times."
    )


@check(
    "An error that start() raises for another reason is not hidden",
    points=1,
    executions=FEW,
    tells=("called_run", "swallowed_error", "removed_name"),
)
def test_start_once_passes_on_other_errors(explore: Explore) -> None:
    asked = explore(no_room)
    asked.at("called").always_returns(
        ["start()"],
        otherwise="A thread that was never started was handed over. What start_once should call "
        "is {expected}, once; it called {got}.",
    )
    asked.at("start_once").always_returns(
        "RuntimeError",
        otherwise="The system had no room for one more thread: start() raised a RuntimeError, "
        '"can\'t start new thread". That error should reach the caller of start_once; instead '
        "start_once returned {got}, as if that thread had been started before.",
    )
