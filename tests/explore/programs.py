"""Small programs with threads: those that can fail, with how, and those that cannot."""

from __future__ import annotations

import concurrent.futures
import queue
import threading
import time


def lost_update() -> int:
    total = 0

    def add() -> None:
        nonlocal total
        total += 1

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


class Point:
    def __init__(self) -> None:
        self.x = self.y = 0


def torn_read() -> tuple[int, int]:
    point = Point()

    def move() -> None:
        point.x = 1
        point.y = 1

    thread = threading.Thread(target=move)
    thread.start()
    seen = point.x, point.y
    thread.join()
    return seen


def missing_join() -> int:
    done: list[int] = []
    thread = threading.Thread(target=lambda: done.append(1))
    thread.start()
    return len(done)


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()


def lock_inversion() -> None:
    one, other = Account(), Account()

    def move(source: Account, target: Account) -> None:
        with source.lock, target.lock:
            pass

    threads = [threading.Thread(target=move, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def lost_wakeup() -> None:
    changed = threading.Condition()
    ready: list[int] = []

    def wait() -> None:
        if not ready:
            with changed:
                changed.wait()

    thread = threading.Thread(target=wait)
    thread.start()
    ready.append(1)
    with changed:
        changed.notify()
    thread.join()


def uncaught() -> None:
    def fail() -> None:
        raise ValueError("no such seat")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def never_ends() -> None:
    def wait() -> None:
        while not ready:
            pass

    ready: list[int] = []
    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()


def leaked() -> int:
    threading.Thread(target=queue.Queue[int]().get).start()
    return 1


def gives_up_waiting() -> bool:
    lock = threading.Lock()
    missed: list[bool] = []

    def use() -> None:
        got = lock.acquire(timeout=1)
        missed.append(not got)
        if got:
            lock.release()

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return any(missed)


def timer() -> list[int]:
    rung: list[int] = []
    alarm = threading.Timer(5, rung.append, [1])
    alarm.start()
    alarm.join()
    return rung


def executor() -> list[int]:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(abs, (-1, 2, -3)))


def barrier() -> list[str]:
    line = threading.Barrier(3)
    log: list[str] = []

    def run() -> None:
        log.append("at the line")
        line.wait()
        log.append("off")

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return log


def polling() -> bool:
    thread = threading.Thread(target=time.sleep, args=(3,))
    thread.start()
    while thread.is_alive():
        time.sleep(0.5)
    return True


def busy_wait() -> bool:
    done: list[int] = []
    thread = threading.Thread(target=lambda: done.append(1))
    thread.start()
    while not done:
        pass
    thread.join()
    return True


def busy_wait_for_a_sleeper() -> bool:
    thread = threading.Thread(target=time.sleep, args=(1,))
    thread.start()
    while thread.is_alive():
        pass
    return True


def busy_wait_on_the_clock() -> bool:
    end = time.monotonic() + 2
    while time.monotonic() < end:
        pass
    return time.monotonic() - end < 0.1


def join_with_timeout() -> bool:
    thread = threading.Thread(target=time.sleep, args=(10,))
    thread.start()
    thread.join(1)
    late = thread.is_alive()
    thread.join()
    return late


def seen_twice() -> bool:
    """Whether the value changed between two reads of it that no lock and no other step parts."""
    value = 0
    seen: list[int] = []

    def write() -> None:
        nonlocal value
        value = 1

    def read() -> None:
        seen.append(value)
        seen.append(value)

    threads = [threading.Thread(target=each) for each in (write, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen == [0, 1]


def begins_another_if_first() -> None:
    flags: list[str] = []

    def second() -> None:
        if flags:
            threading.Thread(target=flags.clear).start()

    thread = threading.Thread(target=second)
    thread.start()
    flags.append("main")
    thread.join()
