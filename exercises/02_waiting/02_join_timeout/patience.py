"""Patience: wait for threads, but not for ever.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/02_join_timeout

says how far you are.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread


class Sleeper(Thread):
    """A thread that sleeps for some time.

    Attributes:
        woke: False until the time is over, True from then on.
    """

    def __init__(self, seconds: float, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Set up Thread, then what belongs to this sleeper.
        raise NotImplementedError("First: complete Sleeper.__init__ in patience.py (number 1 there).")

    # 2. Override `run`: sleep, then wake.


def finished_within(thread: Thread, seconds: float) -> bool:
    """Wait for any started thread, no longer than these seconds; return whether it has ended."""
    # 3. Which call waits for a thread or for a time, whichever comes first? Who knows how it went?
    raise NotImplementedError("Next: complete finished_within in patience.py (number 3 there).")


def stragglers(threads: Sequence[Thread], seconds: float) -> list[Thread]:
    """Wait for all of these started threads, no longer than these seconds in all; return who is still at work."""
    # 4. One limit for all of them together. What is left of it when the first has been waited for?
    raise NotImplementedError("Next: complete stragglers in patience.py (number 4 there).")
