"""Hidden checks of `graceful_shutdown`: all that is accepted is handled or returned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers

USUAL = (*UNIVERSAL, "called_run")
WORK = (
    "joined_with_lock",
    "deadlock_with_self",
    "went_home",
    "wait_without_lock",
    "released_unheld",
    "one_sentinel",
    "no_sentinel",
    "lost_wakeup",
)


def handled_by(student: Any, workers: int, requests: list[Any]) -> Any:
    import threading

    handled = []
    by_handlers = []

    def handle(request: Any) -> None:
        by_handlers.append(isinstance(threading.current_thread(), student.Handler))
        handled.append(request)

    server = student.Server(handle, workers)
    accepted = [server.accept(request) for request in requests]
    left = server.stop()
    return {
        "requests": requests,
        "accepted": accepted,
        "left": left,
        "again": server.stop(),
        "handled": sorted(handled),
        "by Handlers": all(by_handlers),
        "errors": [repr(error) for error in server.errors],
    }


def under_way(student: Any, workers: int, count: int) -> Any:
    """Hold each until `workers` are under way, or nothing else can happen; count the most."""
    import threading
    import time

    now: list[int] = []
    most = []
    met = []
    full = threading.Event()

    def handle(request: int) -> None:
        if request < 0:
            return  # a quick one
        now.append(request)
        most.append(len(now))
        if len(now) >= workers:
            full.set()
        met.append(full.wait(60))
        now.remove(request)

    server = student.Server(handle, workers)
    for _ in range(workers):
        server.accept(-1)
    time.sleep(1)
    for number in range(count):
        server.accept(number)
    time.sleep(100 * count)
    begun = len(most)
    server.stop()
    return {"most": max(most, default=0), "met": any(met), "begun": begun}


def with_errors(student: Any, requests: list[int], bad: list[int]) -> Any:
    handled = []

    def handle(request: int) -> None:
        if request in bad:
            raise ValueError(request)
        handled.append(request)

    server = student.Server(handle, 1)
    for request in requests:
        server.accept(request)
    left = server.stop()
    return {
        "handled": handled,
        "left": left,
        "errors": sorted(repr(error) for error in server.errors),
    }


def at_closing_time(student: Any, workers: int, requests: list[int]) -> Any:
    """A thread brings requests while the server is stopped; the last one comes after that."""
    import threading

    accepted = []
    handled: list[int] = []
    server = student.Server(handled.append, workers)

    def bring(request: int) -> None:
        if server.accept(request):
            accepted.append(request)

    first, second, late = requests
    bring(first)
    thread = threading.Thread(target=bring, args=(second,))
    thread.start()
    left = server.stop()
    thread.join()
    bring(late)
    return {
        "accepted": sorted(accepted),
        "done": sorted([*handled, *left]),
        "late": late in accepted,
    }


def with_a_deadline(
    student: Any, workers: int, requests: list[int], takes: int, timeout: int
) -> Any:
    """Stop with a timeout, and look again when everything must be over."""
    import threading
    import time

    handled: list[int] = []
    late: list[bool] = []

    def handle(request: int) -> None:
        time.sleep(takes)
        handled.append(request)

    server = student.Server(handle, workers)
    for request in requests:
        server.accept(request)
    began = time.monotonic()
    if timeout > 1:

        def bring() -> None:
            time.sleep(1)
            late.append(server.accept(0))

        threading.Thread(target=bring).start()
    left = server.stop(timeout=timeout)
    seconds = time.monotonic() - began
    time.sleep(10 * takes * len(requests))
    return {
        "requests": requests,
        "left": sorted(left),
        "handled": sorted(handled),
        "late": any(late),
        "seconds": seconds,
        "timeout": timeout + takes,  # stop may wait for what is in hand
    }


def left_behind(student: Any, workers: int, requests: list[int], timeout: int | None) -> Any:
    """Stop, and count the Handlers that are alive when everything must be over."""
    import threading
    import time

    server = student.Server(lambda request: time.sleep(2), workers)
    for request in requests:
        server.accept(request)
    server.stop(timeout=timeout)
    time.sleep(100)
    return {"alive": sum(isinstance(each, student.Handler) for each in threading.enumerate())}


def idle(student: Any, request: int) -> Any:
    """A handler has nothing to do for long, and then something that takes long."""
    import time

    server = student.Server(lambda wanted: time.sleep(5), 1)
    time.sleep(5)
    server.accept(request)
    return server.stop()


def at_most(latest: int) -> Callable[[float], bool]:
    """Whether it took no longer."""
    return lambda seconds: seconds <= latest


def all_begun(begun: int, *, or_fewer: bool) -> Callable[[list[int]], bool]:
    """Whether as many were handled as had begun."""
    return lambda handled: len(handled) == begun or (or_fewer and len(handled) < begun)


def both_left_and_handled(workers: int) -> Callable[[dict[str, list[int]]], bool]:
    """Whether no more are both left and handled than may have been at work."""
    return lambda told: len(set(told["left"]) & set(told["handled"])) <= workers


@check(
    "What is accepted is handled by Handlers, and stop() waits for it",
    points=2,
    executions=FEW,
    tells=(*USUAL, "no_join", *WORK, "lost_item"),
)
def test_what_is_accepted_is_handled(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    for workers, requests in ((2, []), (1, [first, 0]), (2, [first, second])):
        told = explore(handled_by, workers, requests)
        told.at("accepted").always_returns(
            [True] * len(requests),
            otherwise=f"{requests} were brought to a server that is open. accept should return "
            "{expected}; it can return {got}.",
        )
        told.at("handled").always_returns(
            sorted(requests),
            otherwise=f"{workers} Handlers had {requests} to handle. When stop() returns, "
            "{expected} should be handled; it can be {got}.",
        )
        told.at("left").always_returns(
            [], otherwise="stop() should return {expected}; it can return {got}."
        )
        told.at("again").always_returns(
            [], otherwise="A second stop() should return {expected}; it can return {got}."
        )
        told.at("by Handlers").always_returns(
            True, otherwise="Requests should be handled in Handlers only; somebody else does one."
        )
        told.at("errors").always_returns(
            [], otherwise="Nothing was raised, and errors should be {expected}; it can be {got}."
        )


@check(
    "As many are under way as there are workers, and no more",
    points=1,
    clock="patient",
    executions=MANY,
    tells=(*USUAL, *WORK, "if_around_wait", "no_limit", "one_at_a_time"),
)
def test_as_many_at_once_as_workers(explore: Explore) -> None:
    told = explore(under_way, 2, 3)
    told.at("begun").always_returns(
        3,
        otherwise="A server got {expected} requests that take long. All of them should be handled "
        "long before anybody stops it; it can be {got}.",
    )
    told.at("most").always(
        lambda most: most <= 2,
        otherwise="A server with 2 workers got two requests, and then three that take long. At "
        "most two should be under way at once; there can be {got}.",
    )
    told.at("met").always_returns(
        True,
        otherwise="A server with 2 workers got two requests, and then three more. Each of these "
        "was held back until two were under way; that should happen, and here it need not.",
    )


@check(
    "Errors are kept, and stop nobody",
    points=1,
    executions=FEW,
    tells=(*USUAL, "lost_wakeup", "worker_dies", *WORK, "no_join"),
)
def test_errors_stop_nobody(explore: Explore, numbers: Numbers) -> None:
    requests = numbers(3)
    bad = requests[:2]
    told = explore(with_errors, requests, bad)
    told.at("errors").always_returns(
        sorted(repr(ValueError(request)) for request in bad),
        otherwise=f"Of {requests} {bad} raised. errors should be {{expected}}; it can be {{got}}.",
    )
    told.at("handled").always_returns(
        requests[2:],
        otherwise=f"Of {requests} {bad} raised. The others should be handled, {{expected}}; it can "
        "be {got}.",
    )
    told.at("left").always_returns(
        [], otherwise="After errors stop() should return {expected}; it can return {got}."
    )


@check(
    "What is accepted is not lost, whenever it comes; what comes too late is refused",
    points=2,
    executions=MANY,
    tells=(
        *USUAL,
        *WORK,
        "accepted_after_stop",
        "no_join",
        "shutdown_races_submit",
    ),
)
def test_nothing_accepted_is_lost(explore: Explore, numbers: Numbers) -> None:
    requests = numbers(3)
    for workers in (1, 2):
        told = explore(at_closing_time, workers, requests)
        told.at("late").always_returns(
            False, otherwise="After stop() accept should return {expected}; it can return {got}."
        )
        told.always(
            lambda seen: seen["accepted"] == seen["done"],
            otherwise=f"A server with {workers} workers was stopped while somebody brought a "
            "request. What it accepts should be handled or returned; what came of it can be {got}.",
        )


@check(
    "stop(timeout) returns in time what nobody has begun, and that is not handled",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(
        *USUAL,
        "accepted_after_stop",
        "timeout_for_each",
        "slept_it_out",
        "timeout_ignored",
        *WORK,
        "lost_item",
    ),
)
def test_stop_returns_what_is_left(explore: Explore, numbers: Numbers) -> None:
    requests = numbers(5)
    for workers, timeout, begun in ((1, 15, 2), (2, 15, 4), (2, 0, 2), (2, 100, 5)):
        told = explore(with_a_deadline, workers, requests, 10, timeout)
        asked = f"{workers} Handlers had 5 requests that take 10 seconds each; stop({timeout})"
        told.at("late").always_returns(
            False,
            otherwise=f"{asked} was called. A second later accept should return {{expected}}; it "
            "can return {got}.",
        )
        told.at("seconds").always(
            at_most(min(timeout + 10, 30)),
            otherwise=f"{asked} should not take longer than that, or until all is handled; it can "
            "take {got} seconds.",
        )
        told.at("handled").always(
            all_begun(begun, or_fewer=not timeout),
            otherwise=f"{asked} was called. {begun} of them should be handled in the end; what is "
            "handled can be {got}.",
        )
        told.always(
            lambda seen: set(seen["left"]) | set(seen["handled"]) == set(requests),
            otherwise=f"{asked} was called. Each should be handled or returned; what came of them "
            "can be {got}.",
        )
        told.always(
            both_left_and_handled(workers),
            otherwise=f"{asked} was called. What was returned should not be handled; what came of "
            "them can be {got}.",
        )


@check(
    "After stop() no Handler is left",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "leaked_thread", *WORK),
)
def test_no_thread_is_left(explore: Explore, numbers: Numbers) -> None:
    for requests, timeout in (([], None), (numbers(1), None), (numbers(3), 1)):
        explore(left_behind, 2, requests, timeout).at("alive").always_returns(
            0,
            otherwise=f"A server had two Handlers and {len(requests)} requests, and was stopped. "
            "When all is over {expected} Handlers should be alive; it can be {got}.",
        )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "busy_wait", *WORK),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    explore(idle, *numbers(1)).never_spins(
        "Somebody asks again and again whether there is something; it should wait."
    )
