"""Small programs whose bugs are of a known depth, and loops that others must not starve on."""

from __future__ import annotations

import threading
import time


def first_come() -> list[int]:
    """Whoever is taken while the main thread waits comes first."""
    order: list[int] = []
    threads = [threading.Thread(target=order.append, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return order


def seen_before_and_after() -> bool:
    """True if the reader comes between the writes, and the second write between its reads."""
    value = 0
    seen: list[int] = []

    def write() -> None:
        nonlocal value
        value = 1
        value = 2

    def read() -> None:
        seen.append(value)
        seen.append(value)

    threads = [threading.Thread(target=each) for each in (write, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen == [1, 2]


def spins_with_a_counter() -> int:
    """A loop that changes something in each round: it is put aside after thousands of them."""
    tries = 0
    steps: list[int] = []

    def work() -> None:
        for _ in range(30):
            steps.append(len(steps))

    thread = threading.Thread(target=work)
    thread.start()
    while len(steps) < 30:
        tries += 1
    thread.join()
    return len(steps)


def polls_with_a_yield() -> int:
    steps: list[int] = []

    def work() -> None:
        for _ in range(20):
            steps.append(len(steps))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    while len(steps) < 40:
        time.sleep(0)
    return len(steps)
