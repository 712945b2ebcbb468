"""Variant: a reentrant lock: mean holds it and asks for the two numbers through methods that take it too."""

from threading import RLock, Thread


class Stats:
    def __init__(self):
        self._numbers = {"count": 0, "total": 0}
        self._lock = RLock()

    def add(self, value):
        with self._lock:
            self._numbers["total"] += value
            self._numbers["count"] += 1

    def count(self):
        with self._lock:
            return self._numbers["count"]

    def total(self):
        with self._lock:
            return self._numbers["total"]

    def snapshot(self):
        with self._lock:
            return self.count(), self.total()

    def mean(self):
        with self._lock:
            return self.total() / self.count() if self.count() else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
