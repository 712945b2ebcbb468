"""Reference: both numbers change under one lock, and whoever wants both reads both under it."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock, Thread


class Stats:
    """How many values there were, and what they add up to."""

    def __init__(self) -> None:
        self._count = 0
        self._total = 0
        self._lock = Lock()

    def add(self, value: int) -> None:
        """Take one more value in."""
        with self._lock:
            self._count += 1
            self._total += value

    def snapshot(self) -> tuple[int, int]:
        """Return count and total as they were together at one moment."""
        with self._lock:
            return self._count, self._total

    def mean(self) -> float:
        """Return the mean of all values so far, 0.0 before the first."""
        count, total = self.snapshot()
        return total / count if count else 0.0


class Recorder(Thread):
    """A thread that adds some values, one after the other."""

    def __init__(
        self, stats: Stats, values: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self) -> None:
        for value in self.values:
            self.stats.add(value)
