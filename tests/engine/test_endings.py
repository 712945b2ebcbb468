"""How executions end: each ending where it belongs, with who it is about."""

from __future__ import annotations

from typing import Any

import pytest

from grader.strategies import NonPreemptive, PartialOrderSampling, RandomWalk
from tests.engine import programs
from tests.engine.executions import execute, kinds


def test_a_program_that_returns() -> None:
    executed = execute(programs.locked_counter)
    assert (executed.kind, executed.value) == ("returned", 9)


@pytest.mark.parametrize("make", [RandomWalk, PartialOrderSampling])
def test_two_locks_in_two_orders_deadlock_in_some_executions_only(make: Any) -> None:
    found = {kind for kind, _ in kinds(programs.lock_order, make, range(40))}
    assert found == {"returned", "deadlock"}


def test_a_deadlock_says_who_waits_for_whom() -> None:
    strategy = RandomWalk(0)
    runs = [execute(programs.lock_order, strategy, number=number) for number in range(40)]
    deadlock = next(each for each in runs if each.kind == "deadlock")
    waiting = {each.task: (each.held_by, each.joins) for each in deadlock.ending.waiting}
    assert waiting["Thread-1 (both)"][0] == "Thread-2 (both)"
    assert waiting["Thread-2 (both)"][0] == "Thread-1 (both)"
    assert waiting["MainThread"] == (None, "Thread-1 (both)")


def test_a_lock_taken_twice_is_a_deadlock_of_its_holder() -> None:
    def program(world: Any) -> None:
        lock = world.threading.Lock()
        lock.acquire()
        lock.acquire()

    ending = execute(program).ending
    assert ending.kind.value == "deadlock"
    assert [(each.task, each.held_by) for each in ending.waiting] == [("MainThread", "MainThread")]


def test_an_rlock_may_be_taken_twice() -> None:
    def program(world: Any) -> bool:
        lock = world.threading.RLock()
        with lock, lock:
            return bool(lock._is_owned())

    assert execute(program).value is True


def test_a_thread_that_waits_for_ever_is_leaked() -> None:
    ending = execute(programs.forgotten_wait).ending
    assert ending.kind.value == "leaked_thread"
    assert ending.task == "Thread-1 (wait)"


def test_a_daemon_that_waits_for_ever_is_not() -> None:
    def program(world: Any) -> str:
        world.threading.Thread(target=world.threading.Event().wait, daemon=True).start()
        return "done"

    executed = execute(program)
    assert (executed.kind, executed.value) == ("returned", "done")


def test_what_main_forgot_to_join_goes_on_to_its_end() -> None:
    log: list[str] = []

    def program(world: Any) -> None:
        def work() -> None:
            world.time.sleep(5)
            log.append("worked")

        world.threading.Thread(target=work).start()
        log.append("main is done")

    assert execute(program).kind == "returned"
    assert log == ["main is done", "worked"]


def test_an_exception_in_main() -> None:
    def program(_world: Any) -> None:
        raise LookupError("gone")

    ending = execute(program).ending
    assert (ending.kind.value, repr(ending.error)) == ("exception", "LookupError('gone')")
    assert ending.task == "MainThread"


def test_an_exception_in_a_thread_is_the_ending_though_main_returned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ending = execute(programs.fails_in_a_thread).ending
    assert (ending.kind.value, ending.value) == ("exception", "done")
    assert ending.task == "Thread-1 (fail)"
    assert [task for task, _ in ending.uncaught] == ["Thread-1 (fail)", "Thread-2 (fail)"]
    assert "Exception in thread Thread-1 (fail):\nTraceback" in capsys.readouterr().err


def test_a_thread_that_exits_is_no_failure() -> None:
    def program(world: Any) -> str:
        thread = world.threading.Thread(target=world.thread.exit)
        thread.start()
        thread.join()
        return "fine"

    executed = execute(program)
    assert (executed.kind, executed.value) == ("returned", "fine")


def test_a_program_that_goes_on_for_ever_is_cut_off() -> None:
    def program(world: Any) -> None:
        lock = world.threading.Lock()
        while True:
            with lock:
                pass

    assert execute(program, limit=500).kind == "cut_off"


def test_time_that_passes_without_any_change_never_ends() -> None:
    def program(world: Any) -> None:
        while True:
            world.time.sleep(1)

    assert execute(program).kind == "never_ends"


def test_nothing_of_an_execution_outlives_it() -> None:
    log = []

    def program(world: Any) -> None:
        def wait() -> None:
            try:
                world.threading.Event().wait()
            finally:
                log.append("taken down")

        for _ in range(3):
            world.threading.Thread(target=wait, daemon=True).start()
        world.time.sleep(1)

    assert execute(program).kind == "returned"
    assert log == ["taken down"] * 3


def test_a_thread_that_catches_everything_is_taken_down_all_the_same() -> None:
    log: list[str] = []

    def program(world: Any) -> None:
        def stubborn() -> None:
            for _ in range(10):
                try:
                    world.threading.Event().wait()
                except BaseException:  # noqa: BLE001 - as hostile as can be
                    log.append("not yet")

        world.threading.Thread(target=stubborn, daemon=True).start()
        world.time.sleep(1)

    assert execute(program).kind == "returned"
    assert execute(programs.locked_counter).value == 9


def test_executions_do_not_see_each_other() -> None:
    def program(world: Any) -> tuple[str, int, float, int]:
        thread = world.threading.Thread(target=world.time.sleep, args=(1,))
        thread.start()
        size = world.threading.stack_size(65536)
        world.threading.excepthook = None
        world.threading.Thread.extra = 1
        world.threading.current_thread().mine = 1
        thread.join()
        return thread.name, thread.ident, world.time.monotonic(), size

    strategies = [NonPreemptive(), RandomWalk(1), NonPreemptive()]
    found = {execute(program, each).value for each in strategies}
    assert found == {("Thread-1 (sleep)", 2, 1.0, 0)}

    def clean(world: Any) -> tuple[bool, bool, bool]:
        threading = world.threading
        main = threading.current_thread()
        return (
            hasattr(threading.Thread, "extra"),
            hasattr(main, "mine"),
            threading.excepthook is None,
        )

    assert execute(clean).value == (False, False, False)


def test_thousands_of_threads_may_begin_as_the_one_before_ends() -> None:
    def program(world: Any) -> int:
        ended: list[int] = []
        for number in range(5_000):
            world.thread.start_new_thread(ended.append, (number,))
        world.time.sleep(1)
        return len(ended)

    assert execute(program).value == 5_000
