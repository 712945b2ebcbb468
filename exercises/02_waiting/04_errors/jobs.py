"""Jobs: threads that bring back either a result or the error, to the one who asks.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/04_errors

says how far you are.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any


class Job(Thread):
    """A thread that calls a function with some arguments, once."""

    def __init__(
        self, func: Callable[..., Any], *args: Any, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 1. Set up Thread, then what belongs to this job.
        raise NotImplementedError("First: complete Job.__init__ in jobs.py (number 1 there).")

    # 2. Override `run`: call the function. It may return or raise; keep what came of it.

    def outcome(self) -> Any:
        """Wait until the job is done; then return what the function returned, or raise what it raised."""
        # 3. This is called by another thread: the one that wants to know.
        raise NotImplementedError("Next: complete Job.outcome in jobs.py (number 3 there).")
