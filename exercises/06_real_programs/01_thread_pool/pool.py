"""A thread pool: a few workers, much to do, and a slip for whoever wants to know what came of it.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/01_thread_pool

says how far you are. Whether a task can get lost is told by

    threadlings check thread_pool
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any


class Future:
    """What will have come of a task, one day."""

    def __init__(self) -> None:
        # 2. What must be known when the task is done, and how does one wait for that?
        raise NotImplementedError("Next: complete Future in pool.py (number 2 there).")

    def result(self, timeout: float | None = None) -> Any:
        """Wait until the task is done; return what it returned, or raise what it raised.

        Args:
            timeout: How long to wait (seconds); None: as long as it takes.

        Raises:
            TimeoutError: It was not done in time.
        """
        raise NotImplementedError("Next: complete Future.result in pool.py (number 2 there).")


class Worker(Thread):
    """A thread that does one task after the other.

    What it is told is yours to choose.
    """

    def __init__(self) -> None:
        # 3. Where does it find tasks, and how does it learn that there will be no more?
        raise NotImplementedError("Next: complete Worker in pool.py (number 3 there).")


class ThreadPool:
    """`size` workers, who do what is submitted."""

    def __init__(self, size: int) -> None:
        # 1. What do workers and those who submit share?
        raise NotImplementedError("First: complete ThreadPool in pool.py (number 1 there).")

    def submit(self, func: Callable[..., Any], *args: Any) -> Future:
        """Have func(*args) called by a worker, some time; return at once.

        Raises:
            RuntimeError: The pool is shut down.
        """
        raise NotImplementedError("Then: complete ThreadPool.submit in pool.py (number 4 there).")

    def shutdown(self) -> None:
        """Accept nothing more, and return when all that was accepted is done."""
        raise NotImplementedError("Then: complete ThreadPool.shutdown in pool.py (number 4 there).")

    # 5. `with ThreadPool(3) as pool:` shuts it down at the end.
