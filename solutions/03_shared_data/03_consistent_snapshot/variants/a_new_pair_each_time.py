"""Variant: count and total are one pair that never changes; a new pair takes its place, and readers need no lock."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self._pair = 0, 0
        self._writing = Lock()

    def add(self, value):
        with self._writing:
            count, total = self._pair
            self._pair = count + 1, total + value

    def snapshot(self):
        return self._pair

    def mean(self):
        count, total = self.snapshot()
        return total / count if count else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
