"""Virtual time: it passes only when nothing can run, or, where adversarial, whenever it likes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from grader.engine.schedule import Schedule
from grader.engine.spin import LOOKS, POLLS
from grader.strategies import PartialOrderSampling, RandomWalk
from grader.virtual.running import RUNNING
from tests.engine.executions import execute, kinds, replayed

if TYPE_CHECKING:
    from collections.abc import Mapping


def sleeping_for_order(world: Any) -> list[str]:
    """Sleeping is not synchronisation."""
    log: list[str] = []

    def late() -> None:
        world.time.sleep(10)
        log.append("late")

    thread = world.threading.Thread(target=late)
    thread.start()
    log.append("early")
    thread.join()
    return log


def test_a_patient_clock_waits_until_nothing_can_run() -> None:
    assert kinds(sleeping_for_order, RandomWalk, range(30)) == {("returned", "['early', 'late']")}


@pytest.mark.parametrize("make", [RandomWalk, PartialOrderSampling])
def test_an_adversarial_clock_shows_that_sleeping_is_no_synchronisation(make: Any) -> None:
    def program(world: Any) -> list[str]:
        log: list[str] = []

        def slow() -> None:
            world.time.sleep(10)
            log.append("slow")

        def quick() -> None:
            world.time.sleep(1)
            world.threading.Lock().locked()
            log.append("quick")

        threads = [world.threading.Thread(target=each) for each in (slow, quick)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return log

    assert kinds(program, make, range(60)) == {("returned", "['quick', 'slow']")}
    found = kinds(program, make, range(60), adversarial=True)
    assert found == {("returned", "['quick', 'slow']"), ("returned", "['slow', 'quick']")}


def test_long_sleeps_cost_nothing_and_are_exact() -> None:
    def program(world: Any) -> tuple[float, float, int]:
        start = world.time.time()
        world.time.sleep(3600)
        return world.time.monotonic(), world.time.time() - start, world.time.monotonic_ns()

    assert execute(program).value == (3600.0, 3600.0, 3_600_000_000_000)


def test_sleepers_wake_in_order_of_their_time() -> None:
    def program(world: Any) -> list[float]:
        log: list[float] = []

        def nap(seconds: float) -> None:
            world.time.sleep(seconds)
            log.append(seconds)

        threads = [world.threading.Thread(target=nap, args=(pause,)) for pause in (3, 1, 2, 0.5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [*log, world.time.monotonic()]

    assert execute(program).value == [0.5, 1, 2, 3, 3.0]


@pytest.mark.parametrize("pause", [-1, "1", None])
def test_sleeping_refuses_what_cpython_refuses(pause: Any) -> None:
    error = ValueError if pause == -1 else TypeError
    assert isinstance(execute(lambda world: world.time.sleep(pause)).ending.error, error)


def test_a_lock_gives_up_after_its_timeout() -> None:
    def program(world: Any) -> tuple[bool, float, bool, bool]:
        lock = world.threading.Lock()
        lock.acquire()
        late = lock.acquire(timeout=2.5)
        at = world.time.monotonic()
        return late, at, lock.acquire(timeout=0), lock.acquire(blocking=False)

    assert execute(program).value == (False, 2.5, False, False)


def test_a_timeout_is_the_last_resort() -> None:
    def program(world: Any) -> bool:
        lock = world.threading.Lock()
        lock.acquire()
        world.threading.Timer(1, lock.release).start()
        return bool(lock.acquire(timeout=1.5))

    assert kinds(program, RandomWalk, range(30)) == {("returned", "True")}


def test_join_with_a_timeout() -> None:
    def program(world: Any) -> list[object]:
        thread = world.threading.Thread(target=world.time.sleep, args=(5,))
        thread.start()
        log: list[object] = []
        for timeout in (1, 0, -3, 1.5):
            thread.join(timeout)
            log += [thread.is_alive(), world.time.monotonic()]
        thread.join()
        return [*log, thread.is_alive(), world.time.monotonic()]

    assert execute(program).value == [True, 1.0, True, 1.0, True, 1.0, True, 2.5, False, 5.0]


def test_a_timer_fires_unless_it_is_cancelled() -> None:
    def program(world: Any) -> tuple[list[tuple[str, float]], bool]:
        log: list[tuple[str, float]] = []

        def ring(name: str) -> None:
            log.append((name, world.time.monotonic()))

        rings = (("a", 2), ("b", 1), ("c", 3))
        timers = [world.threading.Timer(seconds, ring, (name,)) for name, seconds in rings]
        for timer in timers:
            timer.start()
        world.time.sleep(2.5)
        timers[2].cancel()
        timers[2].join()
        return log, timers[2].is_alive()

    assert execute(program).value == ([("b", 1.0), ("a", 2.0)], False)


def test_waiting_on_the_clock_by_spinning_ends() -> None:
    def program(world: Any) -> bool:
        end = world.time.monotonic() + 0.001
        rounds = 0
        while world.time.monotonic() <= end and rounds < 10_000_000:
            rounds += 1
            world.spin(1)
        return world.time.monotonic() > end

    assert execute(lambda world: program(_spinning(world))).value is True


@pytest.mark.parametrize("make", [RandomWalk, PartialOrderSampling])
def test_several_who_spin_on_the_clock_look_at_it_seldom_and_end_in_time(make: Any) -> None:
    seconds = (3, 1, 2, 5)

    def program(world: Any) -> list[float]:
        ended = [0.0] * len(seconds)

        def stare(place: int) -> None:
            end = world.time.monotonic() + seconds[place]
            while world.time.monotonic() < end:
                world.spin(5)
            ended[place] = world.time.monotonic()

        threads = [world.threading.Thread(target=stare, args=(place,)) for place in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return ended

    executed = execute(lambda world: program(_spinning(world)), make(1))
    late = [end / wanted for end, wanted in zip(executed.value, seconds, strict=True)]
    assert all(1 <= each < 1.03 for each in late), late
    assert sum(executed.steps) < 1_500  # a look is a step, where it lets the others go on


@pytest.mark.parametrize("make", [RandomWalk, PartialOrderSampling])
@pytest.mark.parametrize("site", [6, 7], ids=["only looks", "assigns something"])
def test_who_takes_a_lock_in_each_round_ends_in_time_too(make: Any, site: int) -> None:
    """Each takes the lock that the others want, so something changes in every round."""
    seconds = (3, 1)

    def program(world: Any) -> list[float]:
        lock, ended = world.threading.Lock(), [0.0] * len(seconds)

        def stare(place: int) -> None:
            assert RUNNING.scheduler is not None
            end = world.time.monotonic() + seconds[place]
            while world.time.monotonic() < end:
                world.spin(site)
                with lock:
                    RUNNING.scheduler.change()
            ended[place] = world.time.monotonic()

        threads = [world.threading.Thread(target=stare, args=(place,)) for place in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return ended

    executed = execute(lambda world: program(_spinning(world, {7: LOOKS})), make(1))
    late = [end / wanted for end, wanted in zip(executed.value, seconds, strict=True)]
    assert all(1 <= each < 1.03 for each in late), late
    assert sum(executed.steps) < 5_000


def test_looking_at_the_clock_while_working_lets_no_time_pass() -> None:
    def program(world: Any) -> float:
        assert RUNNING.scheduler is not None
        left = list(range(90))
        while left:
            world.spin(8)
            world.time.monotonic()
            left.pop()
            RUNNING.scheduler.change()
        return float(world.time.monotonic())

    assert execute(lambda world: program(_spinning(world, {8: LOOKS}))).value == 0.0


def test_busy_waiting_for_a_thread_ends_when_the_thread_does() -> None:
    def program(world: Any) -> float:
        thread = world.threading.Thread(target=world.time.sleep, args=(3,))
        thread.start()
        while thread.is_alive():
            world.spin(2)
        return float(world.time.monotonic())

    for make in (RandomWalk, PartialOrderSampling):
        for number in range(5):
            executed = execute(lambda world: program(_spinning(world)), make(number))
            assert (executed.kind, executed.value, executed.spinning) == ("returned", 3.0, 1)
            schedule = Schedule.parse(executed.schedule)
            again = replayed(lambda world: program(_spinning(world)), schedule)
            assert again.told == executed.told


def test_spinning_on_what_nobody_will_change_never_ends() -> None:
    def program(world: Any) -> None:
        event = world.threading.Event()
        while not event.is_set():
            world.spin(3)

    assert execute(lambda world: program(_spinning(world)), limit=2_000).kind == "never_ends"


def test_polling_a_queue_lets_its_producer_run() -> None:
    def program(world: Any) -> list[int]:
        numbers, got = world.queue.Queue(), []
        world.threading.Thread(target=lambda: [numbers.put(number) for number in range(3)]).start()
        while len(got) < 3:
            world.spin(4)
            try:
                got.append(numbers.get_nowait())
            except world.queue.Empty:
                continue
        return got

    executed = execute(lambda world: program(_spinning(world)))
    assert (executed.kind, executed.value) == ("returned", [0, 1, 2])


def test_as_completed_ends_when_its_time_is_over() -> None:
    """Its loop goes on while its time is reached but not over, and the clock stands still."""

    def program(world: Any) -> tuple[str, float]:
        with world.pool.ThreadPoolExecutor(1) as pool:
            future = pool.submit(world.time.sleep, 60)
            try:
                list(world.futures.as_completed([future], timeout=5))
            except TimeoutError as error:
                return str(error), round(world.time.monotonic(), 6)
            return "done", 0.0

    assert execute(program).value == ("1 (of 1) futures unfinished", 5.0)


def _spinning(world: Any, loops: Mapping[int, int] = MappingProxyType({})) -> Any:
    """The world, with what instrumented loops call at each round: `world.spin(site)`."""

    def spin(site: int) -> None:
        assert RUNNING.scheduler is not None
        RUNNING.scheduler.spin.loop(site, loops.get(site, POLLS))

    world.spin = spin
    return world
