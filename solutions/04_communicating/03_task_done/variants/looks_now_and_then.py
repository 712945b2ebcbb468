"""Variant: a printer looks into the queue now and then, and sleeps in get() meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from queue import Empty, Queue
from threading import Thread
from typing import Any


class Printer(Thread):
    """A daemon that calls one document after the other, as they come out of a queue."""

    def __init__(self, jobs: Queue[Callable[[], Any]]) -> None:
        super().__init__(daemon=True)
        self.jobs = jobs
        self.printed: list[Any] = []
        self.failed: list[Callable[[], Any]] = []

    def run(self) -> None:
        while True:
            try:
                document = self.jobs.get(timeout=0.1)
            except Empty:
                continue
            try:
                self.printed.append(document())
            except Exception:
                self.failed.append(document)
            self.jobs.task_done()


def print_all(documents: Iterable[Callable[[], Any]], printers: int) -> list[Any]:
    """Have all documents printed by so many printers; return what they returned, in any order."""
    jobs: Queue[Callable[[], Any]] = Queue()
    team = [Printer(jobs) for _ in range(printers)]
    for printer in team:
        printer.start()
    for document in documents:
        jobs.put(document)
    jobs.join()
    return [result for printer in team for result in printer.printed]
