"""Ticker: sleeping makes room for others, and does not put things in order.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/05_sleep_and_yield

says how far you are.
"""

from __future__ import annotations

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
        # 1. Set up Thread, then what belongs to this ticker.
        raise NotImplementedError("First: complete Ticker.__init__ in ticker.py (number 1 there).")

    # 2. Override `run`: tick, sleep; tick, sleep; ...


def handover(write: Callable[[], object], read: Callable[[], Any]) -> Any:
    """Run write and read in two threads, so that read sees all that write did; return what read returned."""
    # 3. Who has to wait for what?
    raise NotImplementedError("Next: complete handover in ticker.py (number 3 there).")
