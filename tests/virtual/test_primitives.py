"""What CPython's own tests do not say about its primitives, in every interleaving that is tried."""

from __future__ import annotations

import gc
import weakref
from itertools import pairwise
from operator import methodcaller
from typing import Any

import pytest

from grader.strategies import PartialOrderSampling, RandomWalk
from tests.engine.executions import execute, kinds


def always(program: Any, expected: object, *, executions: int = 25) -> None:
    """Asserts that a program returns the same in every execution."""
    for make in (RandomWalk, PartialOrderSampling):
        found = kinds(program, make, range(executions))
        found |= kinds(program, make, range(executions), adversarial=True)
        assert found == {("returned", repr(expected))}


def _together(world: Any, target: Any, count: int) -> list[Any]:
    threads = [world.threading.Thread(target=target, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return threads


def test_a_barrier_lets_nobody_pass_before_all_have_come() -> None:
    def program(world: Any) -> list[int]:
        barrier, came, seen = world.threading.Barrier(3), [], []

        def meet(number: int) -> None:
            came.append(number)
            barrier.wait()
            seen.append(len(came))

        _together(world, meet, 3)
        return seen

    always(program, [3, 3, 3])


def test_a_barrier_breaks_for_all_when_one_gives_up() -> None:
    def program(world: Any) -> tuple[list[str], bool]:
        barrier, log = world.threading.Barrier(3), []

        def meet(number: int) -> None:
            try:
                barrier.wait(timeout=1 if number else None)
            except world.threading.BrokenBarrierError:
                log.append("broken")

        _together(world, meet, 2)
        return log, barrier.broken

    always(program, (["broken", "broken"], True))


def test_a_semaphore_lets_so_many_in() -> None:
    def program(world: Any) -> int:
        gate, inside, most = world.threading.Semaphore(2), [], [0]

        def enter(number: int) -> None:
            with gate:
                inside.append(number)
                most[0] = max(most[0], len(inside))
                world.time.sleep(0.1)
                inside.remove(number)

        _together(world, enter, 4)
        return most[0] <= 2

    always(program, True)


def test_a_bounded_semaphore_refuses_what_was_not_taken() -> None:
    ending = execute(lambda world: world.threading.BoundedSemaphore(1).release()).ending
    assert repr(ending.error) == "ValueError('Semaphore released too many times')"


def test_an_event_lets_all_go_on() -> None:
    def program(world: Any) -> list[bool]:
        event, log = world.threading.Event(), []

        def wait() -> None:
            log.append(event.wait())

        threads = [world.threading.Thread(target=wait) for _ in range(3)]
        for thread in threads:
            thread.start()
        event.set()
        for thread in threads:
            thread.join()
        return log

    always(program, [True, True, True])


def test_a_notified_condition_loses_nobody() -> None:
    def program(world: Any) -> list[int]:
        condition, items, got = world.threading.Condition(), [], []

        def take(_number: int) -> None:
            with condition:
                while not items:
                    condition.wait()
                got.append(items.pop())

        threads = [world.threading.Thread(target=take, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        for number in range(3):
            with condition:
                items.append(number)
                condition.notify()
        for thread in threads:
            thread.join()
        return sorted(got)

    always(program, [0, 1, 2])


def test_a_notification_before_the_wait_is_lost_in_some_executions() -> None:
    def program(world: Any) -> str:
        condition = world.threading.Condition()

        def notify() -> None:
            with condition:
                condition.notify()

        thread = world.threading.Thread(target=notify)
        thread.start()
        with condition:
            condition.wait()
        return "woken"

    assert {kind for kind, _ in kinds(program, RandomWalk, range(40))} == {"returned", "deadlock"}


def test_waiting_without_the_lock_is_refused() -> None:
    for call in map(methodcaller, ("wait", "notify", "notify_all")):
        ending = execute(lambda world, call=call: call(world.threading.Condition())).ending
        assert isinstance(ending.error, RuntimeError)
        assert "un-acquired lock" in str(ending.error)


def test_local_data_is_each_threads_own() -> None:
    def program(world: Any) -> tuple[list[int], bool]:
        mine, log = world.threading.local(), {}

        def keep(number: int) -> None:
            mine.number = number
            world.time.sleep(0.1)
            log[number] = mine.number

        _together(world, keep, 3)
        return [log[number] for number in range(3)], hasattr(mine, "number")

    always(program, ([0, 1, 2], False))


def test_a_subclass_of_local_begins_anew_in_each_thread() -> None:
    def program(world: Any) -> list[int]:
        class Counter(world.threading.local):  # type: ignore[misc]
            def __init__(self, start: int) -> None:
                self.count = start

        counter, log = Counter(5), []

        def add(_number: int) -> None:
            counter.count += 1
            log.append(counter.count)

        _together(world, add, 2)
        return log

    always(program, [6, 6])


def test_an_executor_gives_its_results_in_order() -> None:
    def program(world: Any) -> tuple[list[int], list[str]]:
        with world.pool.ThreadPoolExecutor(2, thread_name_prefix="cook") as pool:
            results = list(pool.map(lambda number: number * number, range(5)))
            failing = pool.submit(divmod, 1, 0)
        return results, [repr(failing.exception())]

    zero = execute(program).value[1]
    always(program, ([0, 1, 4, 9, 16], zero), executions=8)


def test_an_executor_that_nobody_shuts_down_ends_with_main() -> None:
    def program(world: Any) -> int:
        return int(world.pool.ThreadPoolExecutor(2).submit(pow, 2, 5).result())

    always(program, 32, executions=10)


def test_futures_that_are_waited_for() -> None:
    def program(world: Any) -> tuple[int, int, list[int]]:
        with world.pool.ThreadPoolExecutor(3) as pool:
            futures = [pool.submit(world.time.sleep, pause) for pause in (1, 2, 3)]
            done, pending = world.futures.wait(futures, timeout=2.5)
            order = [futures.index(each) for each in world.futures.as_completed(futures)]
        return len(done), len(pending), sorted(order)

    assert execute(program).value == (2, 1, [0, 1, 2])


def test_no_address_decides_the_order_of_finished_futures() -> None:
    def program(world: Any) -> list[str]:
        with world.pool.ThreadPoolExecutor(4) as pool:
            futures = [pool.submit(str, number) for number in range(12)]
            world.futures.wait(futures)
            return [each.result() for each in world.futures.as_completed(futures)]

    kept = []
    orders = set()
    for number in range(12):
        kept.append([object() for _ in range(number * 37)])
        orders.add(tuple(execute(program, RandomWalk(5)).value))
    assert len(orders) == 1


def test_names_and_numbers_start_over() -> None:
    def program(world: Any) -> list[tuple[str, int | None, bool]]:
        def cook() -> None:
            pass

        threads = [
            world.threading.Thread(target=cook),
            world.threading.Thread(name="chef"),
            world.threading.Thread(target=cook, daemon=True),
            world.threading.Timer(1, cook),
            world.threading.Thread(target=world.time.sleep, args=(0,)),
        ]
        for thread in threads:
            thread.start()
        return [(thread.name, thread.ident, thread.daemon) for thread in threads]

    expected = [
        ("Thread-1 (cook)", 2, False),
        ("chef", 3, False),
        ("Thread-2 (cook)", 4, True),
        ("Thread-3", 5, False),
        ("Thread-4 (sleep)", 6, False),
    ]
    assert execute(program).value == expected
    assert execute(program).value == expected


def test_the_ident_of_a_thread_that_has_ended_is_given_again() -> None:
    def program(world: Any) -> list[int | None]:
        idents = []
        for _ in range(3):
            thread = world.threading.Thread()
            thread.start()
            thread.join()
            idents.append(thread.ident)
        return idents

    assert execute(program).value == [2, 2, 2]


def test_enumerate_counts_the_living() -> None:
    def program(world: Any) -> tuple[list[str], int, int]:
        gate = world.threading.Event()
        threads = [world.threading.Thread(target=gate.wait, name=name) for name in "ab"]
        for thread in threads:
            thread.start()
        names = [thread.name for thread in world.threading.enumerate()]
        count = world.threading.active_count()
        gate.set()
        for thread in threads:
            thread.join()
        return names, count, world.threading.active_count()

    always(program, (["MainThread", "a", "b"], 3, 1))


def test_the_main_thread_knows_itself_alive_in_every_thread() -> None:
    def program(world: Any) -> list[bool]:
        main, log = world.threading.main_thread(), []
        log.append(main is world.threading.current_thread())
        log.append(main.is_alive())
        repr(main)

        def look(_number: int) -> None:
            log.append(main.is_alive())
            log.append(world.threading.current_thread().is_alive())

        _together(world, look, 1)
        return log

    always(program, [True, True, True, True])


def test_an_excepthook_is_told_and_the_rest_is_not_noted() -> None:
    def program(world: Any) -> list[tuple[str, str, str]]:
        log = []

        def hook(args: Any) -> None:
            log.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))

        def fail(_number: int) -> None:
            raise ValueError("no")

        world.threading.excepthook = hook
        _together(world, fail, 1)
        return log

    always(program, [("ValueError", "no", "Thread-1 (fail)")], executions=5)


def test_errors_of_cpython() -> None:
    def program(world: Any) -> list[str]:
        threading, log = world.threading, []

        def attempt(call: Any, *args: object) -> None:
            try:
                call(*args)
            except Exception as error:  # noqa: BLE001 - whatever it is
                log.append(f"{type(error).__name__}: {error}")

        thread = threading.Thread()
        attempt(thread.join)
        thread.start()
        attempt(thread.start)
        attempt(threading.current_thread().join)
        attempt(threading.Lock().release)
        attempt(threading.RLock().release)
        attempt(threading.Lock().acquire, False, 1)
        attempt(threading.Semaphore, -1)
        attempt(world.queue.Queue().get_nowait)
        attempt(world.queue.Queue().task_done)
        return log

    assert execute(program).value == [
        "RuntimeError: cannot join thread before it is started",
        "RuntimeError: threads can only be started once",
        "RuntimeError: cannot join current thread",
        "RuntimeError: release unlocked lock",
        "RuntimeError: cannot release un-acquired lock",
        "ValueError: can't specify a timeout for a non-blocking call",
        "ValueError: semaphore initial value must be >= 0",
        "Empty: ",
        "ValueError: task_done() called too many times",
    ]


@pytest.mark.parametrize("name", ["sleep", "Lock", "get_ident", "RLock"])
def test_functions_are_no_methods_where_a_class_has_them(name: str) -> None:
    """As those of C: `class Cook: pause = time.sleep` may call `self.pause(1)`."""

    def program(world: Any) -> None:
        class Holder:
            function = getattr(world.time if name == "sleep" else world.threading, name)

        if name == "RLock":  # a function of `threading.py`: a method, as there
            Holder.function = staticmethod(Holder.function)
        Holder().function(*([0] if name == "sleep" else []))

    assert execute(program).ending.error is None


def test_what_a_thread_was_given_is_let_go_when_it_ends() -> None:
    class Given:
        def __del__(self) -> None:
            log.append("gone")

    log: list[str] = []

    def program(world: Any) -> list[str]:
        for _ in range(2):
            thread = world.threading.Thread(target=lambda _given: None, args=(Given(),))
            thread.start()
            thread.join()
        world.thread.start_new_thread(lambda _given: None, (Given(),))
        world.time.sleep(1)
        return list(log)

    gc.collect()
    assert execute(program).value == ["gone"] * 3


def test_a_long_chain_of_threads_is_let_go() -> None:
    def program(world: Any) -> int:
        class Waits(world.threading.Thread):  # type: ignore[misc,name-defined]  # a class all the same
            before = None

            def run(self) -> None:
                if self.before is not None:
                    self.before.join()

        threads = [Waits() for _ in range(500)]
        for before, thread in pairwise(threads):
            thread.before = before
        for thread in threads:
            thread.start()
        threads[-1].join()
        return len(threads)

    assert execute(program).value == 500


def test_locks_can_be_referred_to_weakly() -> None:
    def program(world: Any) -> list[bool]:
        locks = [world.threading.Lock(), world.threading.RLock()]
        return [weakref.ref(lock)() is lock for lock in locks]

    assert execute(program).value == [True, True]


def test_a_raw_thread_has_a_dummy_that_goes_with_it() -> None:
    def program(world: Any) -> tuple[bool, str]:
        found = []
        world.thread.start_new_thread(lambda: found.append(world.threading.current_thread()), ())
        world.time.sleep(1)
        return found[0].daemon, found[0].name

    daemon, name = execute(program).value
    assert daemon
    assert name.startswith("Dummy-")


def test_a_simple_queue_ignores_the_timeout_of_who_does_not_wait() -> None:
    def program(world: Any) -> str:
        queue = world.queue.SimpleQueue()
        try:
            queue.get(False, 0)
        except world.queue.Empty:
            return "empty"
        return "something"

    always(program, "empty")
