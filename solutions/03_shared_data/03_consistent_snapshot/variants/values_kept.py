"""Variant: no lock: append is one step, copying a list is one step, and everything is worked out from the copy."""

from threading import Thread


class Stats:
    def __init__(self):
        self._values = []

    def add(self, value):
        self._values.append(value)

    def snapshot(self):
        values = self._values.copy()
        return len(values), sum(values)

    def mean(self):
        values = list(self._values)
        if not values:
            return 0.0
        return sum(values) / len(values)


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
