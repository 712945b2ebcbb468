"""Reference: a queue that starts full, and a function that takes before its yield and gives back after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any


class Pool:
    """Connections that are lent, one to each who asks, and come back."""

    def __init__(self, connections: Iterable[Any]) -> None:
        self.free: SimpleQueue[Any] = SimpleQueue()
        for connection in connections:
            self.free.put(connection)

    @contextmanager
    def connection(self, timeout: float | None = None) -> Iterator[Any]:
        """Lend a connection for a `with` block."""
        try:
            connection = self.free.get(timeout != 0, timeout)
        except Empty:
            msg = f"no connection came back within {timeout} seconds"
            raise TimeoutError(msg) from None
        try:
            yield connection
        finally:
            self.free.put(connection)


class Client(Thread):
    """A thread that does some work, each piece with a connection of the pool."""

    def __init__(
        self,
        pool: Pool,
        work: Iterable[Callable[[Any], Any]],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.pool = pool
        self.work = work
        self.answers: list[Any] = []
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            for piece in self.work:
                with self.pool.connection() as connection:
                    self.answers.append(piece(connection))
        except Exception as error:
            self.error = error
