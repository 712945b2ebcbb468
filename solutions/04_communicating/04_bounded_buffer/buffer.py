"""Reference: one lock with two waiting rooms, one for those who bring and one for those who take."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from threading import Condition, Lock, Thread
from typing import Any


class Closed(Exception):
    """The buffer is closed: nothing goes in any more, or nothing is left to come out."""


class BoundedBuffer:
    """Room for a few items; the one that came first leaves first."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.items: deque[Any] = deque()
        self.closed = False
        self.lock = Lock()
        self.not_full = Condition(self.lock)
        self.not_empty = Condition(self.lock)

    def put(self, item: Any) -> None:
        """Add an item; wait while the buffer is full."""
        with self.lock:
            while len(self.items) >= self.capacity and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.not_empty.notify()

    def get(self) -> Any:
        """Take out the item that came first; wait while the buffer is empty."""
        with self.lock:
            while not self.items and not self.closed:
                self.not_empty.wait()
            if not self.items:
                raise Closed
            self.not_full.notify()
            return self.items.popleft()

    def close(self) -> None:
        """Let nothing more in. Whoever waits goes on."""
        with self.lock:
            self.closed = True
            self.not_full.notify_all()
            self.not_empty.notify_all()


class Feeder(Thread):
    """A thread that puts items into a buffer, and ends after the last, or when it is closed."""

    def __init__(self, buffer: BoundedBuffer, items: Iterable[Any]) -> None:
        super().__init__()
        self.buffer = buffer
        self.items = items

    def run(self) -> None:
        try:
            for item in self.items:
                self.buffer.put(item)
        except Closed:
            pass


class Eater(Thread):
    """A thread that takes items out of a buffer until it is closed and empty."""

    def __init__(self, buffer: BoundedBuffer) -> None:
        super().__init__()
        self.buffer = buffer
        self.eaten: list[Any] = []

    def run(self) -> None:
        try:
            while True:
                self.eaten.append(self.buffer.get())
        except Closed:
            pass
