"""Reference: a ticker ticks and sleeps; the reader begins when the writer has ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread
from typing import Any


class Ticker(Thread):
    """A thread that appends (label, 0), (label, 1), ... to a log, and sleeps after each of them."""

    def __init__(
        self,
        log: list[tuple[str, int]],
        label: str,
        ticks: int,
        every: float,
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.log = log
        self.label = label
        self.ticks = ticks
        self.every = every

    def run(self) -> None:
        for i in range(self.ticks):
            self.log.append((self.label, i))
            time.sleep(self.every)


def handover(write: Callable[[], object], read: Callable[[], Any]) -> Any:
    """Run write and read in two threads, so that read sees all that write did; return what read returned."""
    found = []
    writer = Thread(target=write)
    reader = Thread(target=lambda: found.append(read()))
    writer.start()
    writer.join()
    reader.start()
    reader.join()
    return found[0]
