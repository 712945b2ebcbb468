"""The statistics: recorders add values, others look, and what they see always fits together.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/03_consistent_snapshot

says how far you are. Whether somebody can look at half a change is told by

    threadlings check consistent_snapshot
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread


class Stats:
    """How many values there were, and what they add up to."""

    def __init__(self) -> None:
        # 1. Two numbers that belong together, and what keeps them together.
        raise NotImplementedError("First: complete Stats.__init__ in stats.py (number 1 there).")

    def add(self, value: int) -> None:
        """Take one more value in."""
        # 2. Two things change here. Nobody may see the one without the other.
        raise NotImplementedError("Next: complete Stats.add in stats.py (number 2 there).")

    def snapshot(self) -> tuple[int, int]:
        """Return count and total as they were together at one moment."""
        # 3. Whoever only reads: must they wait, too?
        raise NotImplementedError("Next: complete Stats.snapshot in stats.py (number 3 there).")

    def mean(self) -> float:
        """Return the mean of all values so far, 0.0 before the first."""
        # 4. It needs both numbers, of one and the same moment.
        raise NotImplementedError("Next: complete Stats.mean in stats.py (number 4 there).")


class Recorder(Thread):
    """A thread that adds some values, one after the other."""

    def __init__(
        self, stats: Stats, values: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 5. As always: set up Thread, then what belongs to this recorder.
        raise NotImplementedError("Next: complete Recorder.__init__ in stats.py (number 5 there).")

    # 6. Override `run`: add each of the values.
