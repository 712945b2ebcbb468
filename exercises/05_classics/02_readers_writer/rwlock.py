"""A lock with two sides: readers are in together, a writer is alone.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/05_classics/02_readers_writer

says how far you are. Whether anybody can ever be in with a writer, or wait for ever, is told by

    threadlings check readers_writer
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from threading import Thread
from typing import Any


class ReadWriteLock:
    """Lets in many who read, or one who writes."""

    def __init__(self) -> None:
        # 1. What has to be known of those who are in, and of those who wait?
        raise NotImplementedError("First: complete ReadWriteLock in rwlock.py (number 1 there).")

    def read(self) -> AbstractContextManager[Any]:
        """Be in, for a `with` block, together with others who read."""
        raise NotImplementedError("First: complete ReadWriteLock.read in rwlock.py (number 1 there).")

    def write(self) -> AbstractContextManager[Any]:
        """Be in, for a `with` block, alone."""
        raise NotImplementedError("First: complete ReadWriteLock.write in rwlock.py (number 1 there).")


class Reader(Thread):
    """A thread that reads the book once.

    Attributes:
        seen: the pages that it found: a list of its own.
    """

    def __init__(
        self,
        lock: ReadWriteLock,
        book: list[Any],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        # 2. As always. Then override `run` below.
        raise NotImplementedError("Next: complete Reader in rwlock.py (number 2 there).")


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
        # 3. And here.
        raise NotImplementedError("Next: complete Writer in rwlock.py (number 3 there).")
