# mistake: divided_by_nothing
# caught by: test_values_are_counted_and_added_up
# why: before the first value the count is 0, and dividing by it raises ZeroDivisionError.
# told as: nothing
"""Forgets the mean of nothing."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.lock = Lock()

    def add(self, value):
        with self.lock:
            self.count += 1
            self.total += value

    def snapshot(self):
        with self.lock:
            return self.count, self.total

    def mean(self):
        count, total = self.snapshot()
        return total / count


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
