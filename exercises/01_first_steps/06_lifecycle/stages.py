"""The stages: new, running, finished, and never back.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/06_lifecycle

says how far you are.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Walker(Thread):
    """A thread that walks a path: it calls each step in turn.

    Attributes:
        taken: How many steps have been finished so far; 0 at first.
    """

    def __init__(
        self, steps: list[Callable[[], object]], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 1. Set up Thread, keep the steps, and begin to count.
        raise NotImplementedError("First: complete Walker.__init__ in stages.py (number 1 there).")

    # 2. Override `run`: call each step, and count it when it is finished.


def stage(thread: Thread) -> str:
    """Return where any thread is in its life: "new", "running" or "finished"."""
    # 3. Three answers, and `is_alive()` only has two. What else can be asked of a thread?
    raise NotImplementedError("Next: complete stage in stages.py (number 3 there).")


def follow(thread: Thread) -> list[str]:
    """Start a new thread, wait for its end, and return the stages it has passed, each once, in order."""
    # 4. A thread may well be over before you look. Do you have to see a stage to know that it was passed?
    raise NotImplementedError("Last: complete follow in stages.py (number 4 there).")
