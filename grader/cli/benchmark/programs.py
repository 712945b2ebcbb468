"""The programs that are measured: the same text for everybody, executed afresh each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_MAIN = """
def main():
    threads, state = make()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return result(state)
"""

_COUNTER = """
from threading import Lock, Thread

class Counter:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def add(self):
        {add}

class Adder(Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.counter.add()

def make():
    counter = Counter()
    return [Adder(counter), Adder(counter)], counter

def result(counter):
    return counter.value
"""

_PIPELINE = """
from queue import Queue
from threading import Thread

class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)
        self.queue.put(None)

class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self):
        while (item := self.queue.get()) is not None:
            self.results.append(item)

def make():
    queue, results = Queue(), []
    return [Producer([1, 2], queue), Consumer(queue, results)], results

def result(results):
    return results
"""


@dataclass(frozen=True, kw_only=True)
class Measurable:
    """A program with two threads.

    Args:
        text: A module: `make` gives the threads and what they share, `result` what came of it,
            `main` starts and joins them.
        value: The right result.
    """

    name: str
    text: str
    value: Any


PROGRAMS = {
    each.name: each
    for each in (
        Measurable(
            name="locked counter",
            text=_COUNTER.format(add="with self.lock:\n            self.value += 1") + _MAIN,
            value=2,
        ),
        Measurable(name="queue pipeline", text=_PIPELINE + _MAIN, value=[1, 2]),
    )
}
"""What is measured, by name."""

UNLOCKED = Measurable(
    name="counter without its lock",
    text=_COUNTER.format(add="self.value += 1") + _MAIN,
    value=2,
)
"""What a contestant has to see through, for its rate to mean anything."""
