"""Hidden checks of `errors`: a job's outcome is its value or its error, for the one who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

OUTCOMES = (
    *UNIVERSAL,
    "took_join_result",
    "returned_from_run",
    "replaced_excepthook",
)
LOSING = (
    "error_lost",
    "raised_too_early",
    "error_returned",
    "error_rewritten",
    "falsy_result",
    "swallowed_error",
)


def never_started(student: Any, number: int) -> Any:
    import threading
    import time

    called: list[int] = []
    job = student.Job(called.append, number)
    time.sleep(1)
    return {"is a Thread": isinstance(job, threading.Thread), "called": len(called)}


def with_options(student: Any, number: int, name: str) -> Any:
    named = student.Job(abs, number, name=name, daemon=True)
    other = student.Job(abs, number, daemon=False)
    return {"name": named.name, "daemon": [named.daemon, other.daemon]}


def asked(job: Any) -> str:
    """Say in words what a job's outcome is; what is wrong with `outcome` itself goes out."""
    try:
        return f"returned {job.outcome()!r}"
    except (AttributeError, NameError, NotImplementedError, TypeError):
        raise
    except (Exception, SystemExit) as error:
        if "thread" in str(error):
            raise
        code = f" (code {error.code})" if hasattr(error, "code") else ""
        return f"raised {type(error).__name__}: {error}{code}"


def values(student: Any, first: int, second: int) -> Any:
    """Let jobs return values of all kinds, an error among them."""

    def give(value: Any, *rest: Any) -> Any:
        return [value, *rest] if rest else value

    jobs = [
        student.Job(give, *arguments)
        for arguments in ((first, second), (None,), (0,), ("",), (KeyError(second),))
    ]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return [asked(job) for job in jobs]


def called_by(student: Any, number: int) -> Any:
    """Note who calls the function, before anybody asks and after."""
    import threading
    import time

    def work(given: int) -> int:
        mine = threading.current_thread() is job
        ran.append("the new thread" if mine else "another thread")
        return given

    ran: list[str] = []
    job = student.Job(work, number)
    job.start()
    time.sleep(1000)
    before = list(ran)
    job.outcome()
    return {"before anybody asks": before, "func called by": ran}


def slow_work(student: Any, number: int, seconds: int) -> Any:
    """Ask at once for what takes its time."""
    import time

    def work() -> int:
        time.sleep(seconds)
        return number

    job = student.Job(work)
    job.start()
    return asked(job)


def failing_work(student: Any, code: int, *, exits: bool = False, asks: int = 1) -> Any:
    """Ask for the outcome of a job that fails, and note whether Python reports the error."""
    import sys
    import threading

    class Refused(Exception):
        def __init__(self, code: int) -> None:
            super().__init__("not today")
            self.code = code

    def work(code: int) -> None:
        calls.append(code)
        if exits:
            sys.exit(code)
        raise Refused(code)

    def hook(error: Any) -> None:
        reported.append(error.exc_type.__name__)

    calls: list[int] = []
    reported: list[str] = []
    threading.excepthook = hook
    job = student.Job(work, code)
    job.start()
    job.join()
    outcomes = [asked(job) for _ in range(asks)]
    if threading.excepthook is not hook:
        reported.append("another hook was put in its place")
    return {
        "outcome": outcomes[0],
        "last outcome": outcomes[-1],
        "calls": len(calls),
        "happened": f"raised SystemExit: {code} (code {code})"
        if exits
        else f"raised Refused: not today (code {code})",
        "reported": reported,
    }


def exiting_work(student: Any, code: int) -> Any:
    return failing_work(student, code, exits=True)


def failing_work_asked_twice(student: Any, code: int) -> Any:
    return failing_work(student, code, asks=2)


def asked_twice(student: Any, number: int) -> Any:
    job = student.Job(abs, number)
    job.start()
    job.join()
    return [asked(job), asked(job)]


@check(
    "A new Job is a thread that has not called its function",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_new_job_has_not_called_its_function(explore: Explore, numbers: Numbers) -> None:
    (number,) = numbers(1)
    new = explore(never_started, number)
    new.at("is a Thread").always_returns(
        True, otherwise="A Job has to be a Thread: isinstance(job, Thread) is {got}."
    )
    new.at("called").always_returns(
        0,
        otherwise="Nobody started this Job, so its function should have been called {expected} "
        "times; it was called {got} times.",
    )


@check(
    "A Job takes name= and daemon=, as every thread does",
    points=1,
    executions=FEW,
    tells=UNIVERSAL,
)
def test_a_job_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (number,) = words(1), numbers(1)
    with_both = explore(with_options, number, name)
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "outcome returns what the function returned, whatever that is",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, "falsy_result", "class_attribute"),
)
def test_outcome_returns_the_value(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    explore(values, first, second).always_returns(
        [
            f"returned [{first}, {second}]",
            "returned None",
            "returned 0",
            "returned ''",
            f"returned KeyError({second})",
        ],
        otherwise="The functions of five jobs returned different values (a KeyError is one, too). "
        "The calls of outcome() should have {expected}; they have {got}.",
    )


@check(
    "The function is called once, by the new thread, whether or not anybody asks",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*OUTCOMES, "called_by_the_asker"),
)
def test_the_new_thread_calls_the_function(explore: Explore, numbers: Numbers) -> None:
    (number,) = numbers(1)
    called = explore(called_by, number)
    called.at("func called by").always_returns(
        ["the new thread"],
        otherwise="A job was started, and later outcome() was called. The function should be "
        "called once, by the new thread; it was called by: {got}.",
    )
    called.at("before anybody asks").always_returns(
        ["the new thread"],
        otherwise="A job was started, and nobody called outcome() yet. The function should have "
        "been called by the new thread; it was called by: {got}.",
    )


@check(
    "outcome waits until the function is done",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, "slept_to_synchronise", "short_patience", "did_not_wait"),
)
def test_outcome_waits(explore: Explore, numbers: Numbers) -> None:
    number, seconds = numbers(2, low=2, high=60)
    explore(slow_work, number, seconds).always_returns(
        f"returned {number}",
        otherwise=f"The function of a job takes {seconds} seconds, and outcome() was called at "
        "once. It should have {expected}; it {got}.",
    )


@check(
    "outcome raises what the function raised",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, *LOSING),
)
def test_outcome_raises_the_error(explore: Explore, numbers: Numbers) -> None:
    (code,) = numbers(1)
    explore(failing_work, code).at("outcome").always_returns(
        f"raised Refused: not today (code {code})",
        otherwise="The function of a job raised an error of its own class Refused. A call of "
        "outcome() should have {expected}; it {got}.",
    )


@check(
    "The error is nobody else's business: threading.excepthook never sees it",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, "error_lost", "raised_too_early"),
)
def test_no_error_reaches_excepthook(explore: Explore, numbers: Numbers) -> None:
    (code,) = numbers(1)
    failed = explore(failing_work, code)
    failed.at("reported").always_returns(
        [],
        otherwise="The function of a job raised an error. Nothing should reach "
        "threading.excepthook; there arrived: {got}.",
    )


@check(
    "Whoever asks twice gets the same twice",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, "one_answer_only", *LOSING),
)
def test_asking_twice_gives_the_same(explore: Explore, numbers: Numbers) -> None:
    number, code = numbers(2)
    explore(asked_twice, -number).always_returns(
        [f"returned {number}"] * 2,
        otherwise=f"The function of a job returned {number}, and outcome() was called twice. The "
        "calls should have {expected}; they have {got}.",
    )
    failed = explore(failing_work_asked_twice, code)
    failed.at("last outcome").always_returns(
        f"raised Refused: not today (code {code})",
        otherwise="The function of a job raised an error, and outcome() was called twice. The "
        "second time it should have {expected}; it {got}.",
    )
    failed.at("calls").always_returns(
        1,
        otherwise="The function of a job raised an error, and outcome() was called twice. The "
        "function should have been called {expected} time; it was called {got} times.",
    )


@check(
    "SystemExit is passed on like any other error",
    points=1,
    executions=FEW,
    tells=(*OUTCOMES, "caught_base_exception_wrongly", *LOSING),
)
def test_system_exit_is_passed_on(explore: Explore, numbers: Numbers) -> None:
    (code,) = numbers(1)
    exited = explore(exiting_work, code)
    exited.at("outcome").always_returns(
        f"raised SystemExit: {code} (code {code})",
        otherwise=f"The function of a job called sys.exit({code}). A call of outcome() should "
        "have {expected}; it {got}.",
    )


@check("Nobody waits by spinning", points=1, executions=FEW, tells=(*UNIVERSAL, "busy_wait"))
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    number, seconds = numbers(2, low=2, high=60)
    explore(slow_work, number, seconds, clock="patient").never_spins(
        otherwise="Waiting must not keep the processor busy: a loop that asks again and again "
        "takes it from the very thread it waits for.",
    )
