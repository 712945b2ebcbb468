"""Reference: when all producers are done, one sentinel for each consumer."""

from __future__ import annotations

from collections.abc import Iterable
from queue import Queue
from threading import Thread
from typing import Any

END = object()


class Producer(Thread):
    """A thread that puts items into a queue, one after the other."""

    def __init__(self, items: Iterable[Any], queue: Queue[Any]) -> None:
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self) -> None:
        for item in self.items:
            self.queue.put(item)


class Consumer(Thread):
    """A thread that takes items out of a queue until it finds the sentinel."""

    def __init__(self, queue: Queue[Any], results: list[Any]) -> None:
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self) -> None:
        while (item := self.queue.get()) is not END:
            self.results.append(item)


def run_pipeline(items: Iterable[Any], producers: int, consumers: int) -> list[Any]:
    """Let so many producers and consumers work off the items, and return them sorted, each once."""
    items = list(items)
    queue: Queue[Any] = Queue()
    results: list[Any] = []
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    takers = [Consumer(queue, results) for _ in range(consumers)]
    for thread in (*makers, *takers):
        thread.start()
    for maker in makers:
        maker.join()
    for _ in takers:
        queue.put(END)
    for taker in takers:
        taker.join()
    return sorted(results)
