"""Programs under test: plain functions of the virtual modules."""

from __future__ import annotations

from typing import Any


def locked_counter(world: Any) -> int:
    total = [0]
    lock = world.threading.Lock()

    def add() -> None:
        for _ in range(3):
            with lock:
                total[0] += 1

    _run(world, add, 3)
    return total[0]


def pipeline(world: Any) -> list[int]:
    numbers, squares = world.queue.Queue(2), world.queue.Queue(1)

    def feed() -> None:
        for number in range(4):
            numbers.put(number)
        numbers.put(None)

    def square() -> None:
        while (number := numbers.get()) is not None:
            squares.put(number * number)
        squares.put(None)

    threads = [world.threading.Thread(target=each) for each in (feed, square)]
    for thread in threads:
        thread.start()
    found = list(iter(squares.get, None))
    for thread in threads:
        thread.join()
    return found


def lock_order(world: Any) -> str:
    first, second = world.threading.Lock(), world.threading.Lock()

    def both(one: Any, other: Any) -> None:
        with one, other:
            pass

    pairs = ((first, second), (second, first))
    threads = [world.threading.Thread(target=both, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return "fine"


def who_is_first(world: Any) -> list[str]:
    order: list[str] = []

    def arrive() -> None:
        order.append(world.threading.current_thread().name)

    _run(world, arrive, 3)
    return order


def events_and_sleep(world: Any) -> tuple[list[str], float]:
    log: list[str] = []
    ready = world.threading.Event()

    def worker(name: str, pause: float) -> None:
        world.time.sleep(pause)
        log.append(f"{name} waits" if ready.wait(1) else f"{name} gave up")

    pairs = (("a", 1), ("b", 0.5), ("c", 3))
    threads = [world.threading.Thread(target=worker, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    world.time.sleep(2.25)
    ready.set()
    for thread in threads:
        thread.join()
    return log, world.time.monotonic()


def everything(world: Any) -> list[object]:
    """A bit of each primitive."""
    threading, log = world.threading, []
    condition, barrier = threading.Condition(), threading.Barrier(3)
    gate = threading.Semaphore(2)
    mine = threading.local()
    tickets: list[int] = []

    def work(number: int) -> None:
        mine.number = number
        barrier.wait()
        with gate:
            world.time.sleep(0.1)
            log.append(mine.number)
        with condition:
            tickets.append(number)
            condition.notify()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    with condition:
        condition.wait_for(lambda: len(tickets) == 3)
    for thread in threads:
        thread.join()
    with world.pool.ThreadPoolExecutor(2) as pool:
        log.append(list(pool.map(str, log)))
    return log


def fails_in_a_thread(world: Any) -> str:
    def fail() -> None:
        raise ValueError("no")

    _run(world, fail, 2)
    return "done"


def forgotten_wait(world: Any) -> str:
    def wait() -> None:
        world.threading.Event().wait()

    world.threading.Thread(target=wait).start()
    return "done"


ALL = [
    locked_counter,
    pipeline,
    lock_order,
    who_is_first,
    events_and_sleep,
    everything,
    fails_in_a_thread,
    forgotten_wait,
]


def _run(world: Any, target: Any, count: int) -> None:
    threads = [world.threading.Thread(target=target) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
