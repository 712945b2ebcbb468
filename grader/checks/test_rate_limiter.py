"""Hidden checks of `rate_limiter`: never too many in any window, and nobody waits in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
WAITING = (
    "busy_wait",
    "wait_without_lock",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "lost_wakeup",
)
NEARLY = 1e-6  # seconds; sums of fractions are never quite exact
LATE = 1.03  # who asks again and again sees the time late, which is judged by a check of its own


def callers(student: Any, rate: int, per: int, times: list[int]) -> Any:
    """Let as many Callers come at once, each so many times; tell when they were let in."""
    import time

    limiter = student.RateLimiter(rate, per)
    began = time.monotonic()
    threads = [student.Caller(limiter, each) for each in times]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(when - began for thread in threads for when in thread.granted)


def one_after_the_other(student: Any, rate: int, per: int, pauses: list[int]) -> Any:
    """Ask after each pause; tell when it was asked and when somebody was let in."""
    import time

    limiter = student.RateLimiter(rate, per)
    other = student.RateLimiter(rate, per)
    for _ in range(rate):
        other.acquire()
    began = time.monotonic()
    asked = []
    let_in = []
    for pause in pauses:
        time.sleep(pause)
        asked.append(time.monotonic() - began)
        limiter.acquire()
        let_in.append(time.monotonic() - began)
    return {"asked": asked, "let in": let_in}


def in_vain(student: Any, per: int, timeout: int) -> Any:
    """Ask for the second of one place with little time, and then without a limit."""
    import time

    limiter = student.RateLimiter(1, per)
    first = limiter.acquire()
    began = time.monotonic()
    try:
        returned = limiter.acquire(timeout=timeout)
    except TimeoutError:
        returned = "TimeoutError"
    seconds = time.monotonic() - began
    after = limiter.acquire()
    return {
        "told": [first, returned, after],
        "seconds": seconds,
        "timeout": timeout,
        "free": time.monotonic() - began,
        "of": 2 * per if returned is True else per,
    }


def a_try(student: Any, per: int, pause: int) -> Any:
    """Try while another thread waits."""
    import threading
    import time

    limiter = student.RateLimiter(1, per)
    limiter.acquire()
    thread = threading.Thread(target=limiter.acquire)
    thread.start()
    time.sleep(pause)
    began = time.monotonic()
    try:
        returned = limiter.acquire(timeout=0)
    except TimeoutError:
        returned = "TimeoutError"
    seconds = time.monotonic() - began
    thread.join()
    return {"told": [returned], "seconds": seconds, "timeout": 0}


def one_caller(student: Any, per: int, name: str) -> Any:
    import threading
    import time

    mine = []
    limiter = student.RateLimiter(1, per)
    acquire = limiter.acquire

    def watched(*some: Any, **more: Any) -> Any:
        mine.append(threading.current_thread() is caller)
        return acquire(*some, **more)

    limiter.acquire = watched
    caller = student.Caller(limiter, 3, name=name, daemon=True)
    made = [isinstance(caller, threading.Thread), caller.name, caller.daemon, list(caller.granted)]
    began = time.monotonic()
    caller.start()
    caller.join()
    return {"made": made, "mine": mine, "granted": [when - began for when in caller.granted]}


def crowded(rate: int, per: int) -> Callable[[Any], bool]:
    """Whether in no window there are more than `rate`."""

    def fits(times: list[float]) -> bool:
        pairs = zip(times, times[rate:], strict=False)
        return all(later - sooner >= per - NEARLY for sooner, later in pairs)

    return fits


def soon(rate: int, per: int) -> Callable[[Any], bool]:
    """Whether each is let in as soon as those before it allow, together or evenly spaced."""

    def in_time(told: dict[str, list[float]]) -> bool:
        due: list[float] = []
        for asked in told["asked"]:
            spaced = due[-1] + per / rate if due else 0.0
            due.append(max(asked, spaced, due[-rate] + per if len(due) >= rate else 0.0))
        pairs = zip(due, told["let in"], strict=True)
        return all(when <= latest * LATE + NEARLY for latest, when in pairs)

    return in_time


def so_many(number: int) -> Callable[[list[float]], bool]:
    """Whether that many were let in."""
    return lambda times: len(times) == number


def at_most(latest: float) -> Callable[[float], bool]:
    """Whether it took no longer."""
    return lambda seconds: seconds <= latest * LATE + NEARLY


def all_at(due: list[float]) -> Callable[[list[float]], bool]:
    """Whether these are the times, none of them early."""

    def fits(times: list[float]) -> bool:
        pairs = zip(due, times, strict=True)
        return all(when - NEARLY <= seen <= when * LATE + NEARLY for when, seen in pairs)

    return fits


@check(
    "In no stretch of time are more let in than may be",
    points=3,
    executions=SOME,
    tells=(
        *USUAL,
        *WAITING,
        "burst_at_edge",
        "lock_per_call",
        "two_locked_steps",
        "no_lock",
    ),
)
def test_never_more_than_the_rate(explore: Explore) -> None:
    for rate, per, times in ((1, 10, [2, 1]), (2, 10, [2, 2])):
        told = explore(callers, rate, per, times)
        told.always(
            crowded(rate, per),
            otherwise=f"At most {rate} may be let in within any {per} seconds. {len(times)} "
            f"Callers came at once, to be let in {sum(times)} times; they can be let in at {{got}} "
            "seconds.",
        )
        told.always(
            so_many(sum(times)),
            otherwise=f"{len(times)} Callers should be let in {sum(times)} times; it can be at "
            "{got} seconds.",
        ).begins_threads(len(times))
    for rate, per, pauses in ((2, 10, [0, 9, 1, 0]), (2, 10, [0, 0, 5, 0])):
        explore(one_after_the_other, rate, per, pauses).at("let in").always(
            crowded(rate, per),
            otherwise=f"At most {rate} may be let in within any {per} seconds. Somebody asked, "
            f"with pauses of {pauses} seconds before, and was let in at {{got}}.",
        )


@check(
    "Nobody waits longer than needed",
    points=1,
    executions=SOME,
    tells=(*WAITING, "class_attribute"),
)
def test_nobody_waits_longer_than_needed(explore: Explore) -> None:
    for rate, per, pauses in ((1, 10, [0, 0, 4, 30]), (2, 10, [0, 4, 0, 0])):
        explore(one_after_the_other, rate, per, pauses).always(
            soon(rate, per),
            otherwise=f"{rate} may be let in within {per} seconds. Somebody asked with pauses of "
            f"{pauses} seconds before, and has to wait too long: {{got}}.",
        )


@check(
    "Who has not enough time gets False in time, and uses up nothing",
    points=2,
    executions=SOME,
    tells=("timeout_ignored", "leaked_on_timeout", *WAITING),
)
def test_who_has_no_time_gets_false(explore: Explore) -> None:
    per = 10
    for timeout, returned in ((0, False), (4, False), (12, True)):
        told = explore(in_vain, per, timeout)
        told.at("told").always_returns(
            [True, returned, True],
            otherwise=f"One is let in within {per} seconds. Somebody came in; then acquire("
            f"timeout={timeout}) and acquire() were called. What the three return should be "
            "{expected}; it is {got}.",
        )
        told.at("seconds").always(
            at_most(timeout),
            otherwise=f"acquire(timeout={timeout}) should take {timeout} seconds at most; it takes "
            "{got}.",
        )
        told.at("free").always(
            at_most(2 * per if returned else per),
            otherwise=f"One is let in within {per} seconds. After one came in, and one called "
            f"acquire(timeout={timeout}), the next one can come in after {{got}} seconds; that is "
            "too late.",
        )


@check(
    "A try takes no time, whoever else waits",
    points=2,
    executions=SOME,
    tells=(*WAITING, "slept_with_lock", "timeout_ignored"),
)
def test_a_try_takes_no_time(explore: Explore) -> None:
    for pause in (1, 6):
        told = explore(a_try, 10, pause)
        told.at("told").always_returns(
            [False],
            otherwise="One place was taken and another thread waits for the next one. acquire("
            "timeout=0) should return {expected}; it can return {got}.",
        )
        told.at("seconds").always(
            at_most(0),
            otherwise="One place was taken and another thread waits for the next one. acquire("
            "timeout=0) should take no time; it can take {got} seconds.",
        )


@check(
    "A Caller notes in its own thread when it was let in",
    points=1,
    executions=SOME,
    tells=(*USUAL, *WAITING, "class_attribute"),
)
def test_a_caller_notes_when_it_was_let_in(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    told = explore(one_caller, 10, name)
    told.at("made").always_returns(
        [True, name, True, []],
        otherwise="Of a Caller made with a name and daemon=True, whether it is a Thread, its name, "
        "its daemon and its granted should be {expected}; they are {got}.",
    )
    told.at("mine").always_returns(
        [True] * 3,
        otherwise="A Caller that should be let in three times should call acquire in its own "
        "thread so many times, {expected}; it was {got}.",
    )
    told.at("granted").always(
        all_at([0, 10, 20]),
        otherwise="One is let in within 10 seconds. A Caller that asks three times should have "
        "[0.0, 10.0, 20.0] in granted, counted from its start; it has {got}.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    executions=SOME,
    tells=WAITING,
)
def test_nobody_waits_by_spinning(explore: Explore) -> None:
    explore(a_try, 10, 1).never_spins(
        "Somebody asks again and again whether there is a place; it should wait."
    )
