"""Hidden checks of `thread_pool`: what is accepted is done, and its future says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import MANY, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (*UNIVERSAL, "called_run")
WORK = (
    "joined_with_lock",
    "deadlock_on_full",
    "deadlock_with_self",
    "went_home",
    "wait_without_lock",
    "released_unheld",
    "one_sentinel",
    "falsy_result",
    "lost_wakeup",
)


def results(student: Any, size: int, numbers: list[int]) -> Any:
    import threading

    by_workers = []

    def task(number: int, *more: int) -> list[int]:
        by_workers.append(isinstance(threading.current_thread(), student.Worker))
        return [number, *more]

    pool = student.ThreadPool(size)
    futures = [pool.submit(task, number, 2 * number) for number in numbers]
    found = [future.result() for future in futures]
    pool.shutdown()
    return {"results": found, "by Workers": all(by_workers)}


def under_way(student: Any, size: int, count: int) -> Any:
    """Hold each until `size` are under way, or nothing else can happen; count the most."""
    import threading

    now: list[int] = []
    most = []
    met = []
    full = threading.Event()

    def task(number: int) -> None:
        now.append(number)
        most.append(len(now))
        if len(now) >= size:
            full.set()
        met.append(full.wait(60))
        now.remove(number)

    pool = student.ThreadPool(size)
    futures = [pool.submit(task, number) for number in range(count)]
    for future in futures:
        future.result()
    pool.shutdown()
    return {"most": max(most), "met": any(met)}


def waited_for(student: Any, values: list[Any], takes: int, timeout: int) -> Any:
    """Ask with too little time, and then twice without a limit, for each value."""
    import time

    def task(value: Any) -> Any:
        time.sleep(takes)
        return value

    pool = student.ThreadPool(len(values))
    began = time.monotonic()
    futures = [pool.submit(task, value) for value in values]
    returned = time.monotonic() - began
    try:
        early = futures[0].result(timeout=timeout)
    except TimeoutError:
        early = "TimeoutError"
    seconds = time.monotonic() - began
    found = [[future.result(), future.result(timeout=1)] for future in futures]
    pool.shutdown()
    return {
        "submit": returned,
        "told": [early],
        "seconds": seconds,
        "timeout": timeout,
        "found": found,
    }


def with_an_error(student: Any, word: str, number: int) -> Any:
    def wrong(text: str) -> None:
        raise OSError(text)

    pool = student.ThreadPool(1)
    first = pool.submit(wrong, word)
    second = pool.submit(abs, -number)
    came_out = []
    for _ in range(2):
        try:
            came_out.append(repr(first.result()))
        except OSError as error:
            came_out.append(f"raised {error!r}")
    after = second.result()
    pool.shutdown()
    return {"came out": came_out, "after it": after}


def shut_down(student: Any, size: int, numbers: list[int]) -> Any:
    """Shut down with much to do, again, and with a block."""
    done: list[int] = []
    pool = student.ThreadPool(size)
    other = student.ThreadPool(1)
    for number in numbers:
        pool.submit(done.append, number)
    pool.shutdown()
    told = sorted(done)
    try:
        pool.submit(done.append, -1)
        refused = "accepted"
    except RuntimeError:
        refused = "RuntimeError"
    pool.shutdown()
    still = other.submit(len, numbers).result()
    other.shutdown()
    return {
        "given": sorted(numbers),
        "done": told,
        "afterwards": refused,
        "of the other pool": still,
    }


def with_a_block(student: Any, size: int, numbers: list[int]) -> Any:
    done: list[int] = []
    came_out = "nothing"
    try:
        with student.ThreadPool(size) as pool:
            for number in numbers:
                pool.submit(done.append, number)
            raise KeyError(numbers[0])
    except KeyError:
        came_out = "KeyError"
    return {"given": sorted(numbers), "done": sorted(done), "came out": came_out}


def at_closing_time(student: Any, size: int, numbers: list[int]) -> Any:
    """A thread and a task submit tasks while the pool is shut down."""
    import threading

    accepted: list[int] = []
    done: list[int] = []
    pool = student.ThreadPool(size)

    def submit(number: int) -> None:
        try:
            pool.submit(done.append, number)
        except RuntimeError:
            return
        accepted.append(number)

    first, second = numbers
    thread = threading.Thread(target=submit, args=(first,))
    pool.submit(submit, second)
    thread.start()
    pool.shutdown()
    thread.join()
    return {"accepted": sorted(accepted), "done": sorted(done)}


def tasks_of_tasks(student: Any, size: int, numbers: list[int]) -> Any:
    """As many tasks as there are workers, each of which submits all numbers."""

    def outer() -> list[Any]:
        return [pool.submit(abs, -number) for number in numbers]

    pool = student.ThreadPool(size)
    outers = [pool.submit(outer) for _ in range(size)]
    found = [inner.result() for each in outers for inner in each.result()]
    pool.shutdown()
    return found


def idle(student: Any, number: int) -> Any:
    """A worker has nothing to do for long, and then something that takes long."""
    import time

    def task() -> int:
        time.sleep(5)
        return number

    pool = student.ThreadPool(1)
    time.sleep(5)
    found = pool.submit(task).result()
    pool.shutdown()
    return found


@check(
    "A task is done by a Worker, and its future has the result",
    points=2,
    executions=SOME,
    tells=(*USUAL, *WORK, "result_without_wait"),
)
def test_tasks_are_done_by_workers(explore: Explore, numbers: Numbers) -> None:
    for size, some in ((1, numbers(2)), (2, numbers(2))):
        told = explore(results, size, some)
        told.at("results").always_returns(
            [[number, 2 * number] for number in some],
            otherwise=f"A pool of {size} was given {len(some)} tasks. Their results should be "
            "{expected}; they can be {got}.",
        )
        told.at("by Workers").always_returns(
            True, otherwise="Tasks should be done in Workers only; somebody else does one."
        )


@check(
    "As many are under way as there are workers, and no more",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, *WORK, "no_limit", "one_at_a_time"),
)
def test_as_many_at_once_as_workers(explore: Explore) -> None:
    told = explore(under_way, 2, 3)
    told.at("most").always(
        lambda most: most <= 2,
        otherwise="A pool of 2 was given three tasks. At most two should be under way at once; "
        "there can be {got}.",
    )
    told.at("met").always_returns(
        True,
        otherwise="A pool of 2 was given three tasks, and each was held back until two were under "
        "way. That should happen; here it need not.",
    )


@check(
    "A result can be waited for, for some time or as long as it takes, and more than once",
    points=2,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "timeout_ignored", *WORK, "result_without_wait"),
)
def test_a_result_can_be_waited_for(explore: Explore, numbers: Numbers) -> None:
    (number,) = numbers(1)
    values = [number, None]
    told = explore(waited_for, values, 10, 4)
    told.at("submit").always_returns(
        0.0, otherwise="submit should return at once; it took {got} seconds."
    )
    told.at("told").always_returns(
        ["TimeoutError"],
        otherwise="A task takes 10 seconds. What comes of result(timeout=4) should be {expected}; "
        "it can be {got}.",
    )
    told.at("seconds").always_returns(
        4.0, otherwise="result(timeout=4) should take {expected} seconds here; it took {got}."
    )
    told.at("found").always_returns(
        [[value, value] for value in values],
        otherwise=f"Tasks return {values}. Asked twice, their futures should return {{expected}}; "
        "it can be {got}.",
    )


@check(
    "An error comes out of result(), and harms no worker",
    points=1,
    executions=SOME,
    tells=(*USUAL, "worker_dies", *WORK, "result_without_wait"),
)
def test_an_error_harms_no_worker(explore: Explore, words: Words, numbers: Numbers) -> None:
    (word,), (number,) = words(1), numbers(1)
    told = explore(with_an_error, word, number)
    told.at("came out").always_returns(
        [f"raised {OSError(word)!r}"] * 2,
        otherwise="A task raised an error. Asked twice, its future should say {expected}; it can "
        "be {got}.",
    )
    told.at("after it").always_returns(
        number,
        otherwise="The task after one that raised should return {expected}; it can return {got}.",
    )


@check(
    "shutdown() finishes what was accepted, and then refuses",
    points=2,
    executions=SOME,
    tells=(*USUAL, "class_attribute", "lost_task", "caught_too_much", *WORK),
)
def test_shutdown_finishes_what_was_accepted(explore: Explore, numbers: Numbers) -> None:
    for size, some in ((1, numbers(2)), (2, numbers(2))):
        told = explore(shut_down, size, some)
        told.at("done").always_returns(
            sorted(some),
            otherwise=f"A pool of {size} had accepted {len(some)} tasks when shutdown() was "
            "called. After it {expected} should be done; it can be {got}.",
        )
        told.at("afterwards").always_returns(
            "RuntimeError",
            otherwise="After shutdown() submit should raise {expected}; the task was {got}.",
        )
        told.at("of the other pool").always_returns(
            len(some),
            otherwise="Another pool was not shut down. A task of it should return {expected}; it "
            "can return {got}.",
        )
    told = explore(with_a_block, 1, some)
    told.at("done").always_returns(
        sorted(some),
        otherwise="A with block accepted tasks and ended with an error. After it {expected} should "
        "be done; it can be {got}.",
    )
    told.at("came out").always_returns(
        "KeyError",
        otherwise="A with block ended with a {expected}. It should come out; it was {got}.",
    )


@check(
    "What is not refused is done, whoever submits it and when",
    points=1,
    executions=MANY,
    tells=(*USUAL, *WORK, "shutdown_races_submit", "result_without_wait"),
)
def test_what_is_accepted_is_done(explore: Explore, numbers: Numbers) -> None:
    three = numbers(3)
    explore(tasks_of_tasks, 1, three).always_returns(
        three,
        otherwise="A task submitted three others. Their results should be {expected}; they can be "
        "{got}.",
    )
    explore(at_closing_time, 1, three[:2]).always(
        lambda told: told["accepted"] == told["done"],
        otherwise="While a pool was shut down, a thread and a task each submitted a task. What was "
        "accepted should be done; it can be: {got}.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "busy_wait", *WORK),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    explore(idle, *numbers(1)).never_spins(
        "Somebody asks again and again whether there is something; it should wait."
    )
