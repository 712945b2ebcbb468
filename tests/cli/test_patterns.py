"""Exploring names the pattern of a fault, in the names that the program uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

DEAD = """
from threading import Lock, Thread

class Table:
    def __init__(self, n):
        self.forks = [Lock() for _ in range(n)]

class Philosopher(Thread):
    def __init__(self, table, seat):
        super().__init__(name=f"Seat-{seat}")
        self.table, self.seat = table, seat
    def run(self):
        left = self.table.forks[self.seat]
        right = self.table.forks[(self.seat + 1) % len(self.table.forks)]
        with left:
            with right:
                pass

if __name__ == "__main__":
    table = Table(2)
    people = [Philosopher(table, i) for i in range(2)]
    for p in people: p.start()
    for p in people: p.join()
"""
WAKE = """
from threading import Condition, Thread

ready = Condition()
message = None

def consumer():
    with ready:
        ready.wait()

def producer():
    global message
    message = "hello"
    with ready:
        ready.notify()

if __name__ == "__main__":
    a, b = Thread(target=consumer, name="Consumer"), Thread(target=producer, name="Producer")
    a.start(); b.start(); a.join(); b.join()
"""
JOIN = """
from threading import Thread

class Teller(Thread):
    def __init__(self, amount):
        super().__init__(name=f"Teller-{amount}")
        self.amount = amount
        self.result = None
    def run(self):
        self.result = self.amount * 2

if __name__ == "__main__":
    tellers = [Teller(1), Teller(2)]
    for t in tellers: t.start()
    tellers[0].join()
    total = sum(t.result for t in tellers)
    assert total == 6
"""
TORN = """
from threading import Lock, Thread

class Pair:
    def __init__(self):
        self.a = self.b = 0
        self.lock = Lock()
    def set(self, n):
        with self.lock:
            self.a = n
            self.b = n

def read(pair):
    a, b = pair.a, pair.b
    assert a == b, f"torn: {a} and {b}"

if __name__ == "__main__":
    pair = Pair()
    w = Thread(target=pair.set, args=(1,), name="Writer")
    w.start()
    read(pair)
    w.join()
"""
LIVE = """
from threading import Lock, Thread
import time
spoon = Lock()
hungry = {"Alice": True, "Bob": True}
turn = "Alice"
def eat(me, other):
    global turn
    while hungry[me]:
        if turn != me:
            time.sleep(0.001)
            continue
        if hungry[other]:
            turn = other      # you first
            continue
        hungry[me] = False
if __name__ == "__main__":
    a = Thread(target=eat, args=("Alice", "Bob"), name="Alice")
    b = Thread(target=eat, args=("Bob", "Alice"), name="Bob")
    a.start(); b.start(); a.join(); b.join()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "pattern", "fact"),
    [
        pytest.param(
            DEAD,
            "Each thread holds one lock and waits for the one the other holds",
            "waits in line 16 for Table.forks[1], which Seat-1",
            id="dead",
        ),
        pytest.param(
            WAKE,
            "waits to be woken, and nobody is left to wake it",
            "nobody will ever wake it",
            id="wake",
        ),
        pytest.param(
            JOIN,
            "Until then nothing had waited for Teller-2. Some threads are waited for",
            "Teller-1 writes at program.py",
            id="join",
        ),
        pytest.param(
            TORN,
            "Changing the values is locked; reading them is not",
            "sees Writer's change half done",
            id="torn",
        ),
        pytest.param(LIVE, "keep answering one another", "had not ended", id="live"),
    ],
)
def test_the_pattern_is_named(
    program: str,
    pattern: str,
    fact: str,
    run: Callable[..., Said],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = run("explore", "program.py")
    words = " ".join(said.out.split())
    assert pattern in words
    assert fact in words
