"""Reference: a queue of tasks, a sign for each worker behind all of them, and one lock for the door."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, Self

Task = tuple["Future", Callable[..., Any], tuple[Any, ...]]


class Future:
    """What will have come of a task, one day."""

    def __init__(self) -> None:
        self._done = Event()
        self._value: Any = None
        self._error: Exception | None = None

    def settle(self, value: Any, error: Exception | None) -> None:
        """Note what came of it, and wake those who wait for it."""
        self._value, self._error = value, error
        self._done.set()

    def result(self, timeout: float | None = None) -> Any:
        """Wait until the task is done; return what it returned, or raise what it raised."""
        if not self._done.wait(timeout):
            msg = f"not done after {timeout} seconds"
            raise TimeoutError(msg)
        if self._error is not None:
            raise self._error
        return self._value


class Worker(Thread):
    """A thread that does one task after the other."""

    def __init__(self, tasks: SimpleQueue[Task | None]) -> None:
        super().__init__()
        self._tasks = tasks

    def run(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, func, args = task
            try:
                value = func(*args)
            except Exception as error:
                future.settle(None, error)
            else:
                future.settle(value, None)


class ThreadPool:
    """`size` workers, who do what is submitted."""

    def __init__(self, size: int) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._door = Lock()
        self._open = True
        self._workers = [Worker(self._tasks) for _ in range(size)]
        for worker in self._workers:
            worker.start()

    def submit(self, func: Callable[..., Any], *args: Any) -> Future:
        """Have func(*args) called by a worker, some time; return at once."""
        future = Future()
        with self._door:
            if not self._open:
                msg = "the pool is shut down"
                raise RuntimeError(msg)
            self._tasks.put((future, func, args))
        return future

    def shutdown(self) -> None:
        """Accept nothing more, and return when all that was accepted is done."""
        with self._door:
            self._open = False
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
