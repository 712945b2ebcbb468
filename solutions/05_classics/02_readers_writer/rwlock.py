"""Reference: three numbers, one condition, and readers who wait behind a writer who waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Any


class ReadWriteLock:
    """Lets in many who read, or one who writes."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._readers = 0
        self._writing = False
        self._waiting_writers = 0

    @contextmanager
    def read(self) -> Iterator[None]:
        """Be in, for a `with` block, together with others who read."""
        with self._changed:
            while self._writing or self._waiting_writers:
                self._changed.wait()
            self._readers += 1
        try:
            yield
        finally:
            self._leave_reading()

    @contextmanager
    def write(self) -> Iterator[None]:
        """Be in, for a `with` block, alone."""
        with self._changed:
            self._waiting_writers += 1
            while self._writing or self._readers:
                self._changed.wait()
            self._waiting_writers -= 1
            self._writing = True
        try:
            yield
        finally:
            self._leave_writing()

    def _leave_reading(self) -> None:
        with self._changed:
            self._readers -= 1
            self._changed.notify_all()

    def _leave_writing(self) -> None:
        with self._changed:
            self._writing = False
            self._changed.notify_all()


class Reader(Thread):
    """A thread that reads the book once."""

    def __init__(
        self,
        lock: ReadWriteLock,
        book: list[Any],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.lock = lock
        self.book = book
        self.seen: list[Any] = []

    def run(self) -> None:
        with self.lock.read():
            self.seen = list(self.book)


class Writer(Thread):
    """A thread that adds a page to the book."""

    def __init__(
        self,
        lock: ReadWriteLock,
        book: list[Any],
        page: Any,
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.lock = lock
        self.book = book
        self.page = page

    def run(self) -> None:
        with self.lock.write():
            self.book.append(self.page)
