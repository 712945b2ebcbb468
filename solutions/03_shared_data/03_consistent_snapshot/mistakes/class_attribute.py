# mistake: class_attribute
# caught by: test_values_are_counted_and_added_up
# why: the numbers are kept on the class, so all Stats are one.
"""Keeps the numbers on the class."""

from threading import Lock, Thread


class Stats:
    numbers = {"count": 0, "total": 0}
    lock = Lock()

    def add(self, value):
        with self.lock:
            self.numbers["count"] += 1
            self.numbers["total"] += value

    def snapshot(self):
        with self.lock:
            return self.numbers["count"], self.numbers["total"]

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
