# mistake: mean_not_locked
# caught by: test_a_mean_is_of_one_moment
# why: the snapshot is locked and the mean reads both numbers without the lock.
# told as: locked_writers_only
# visible test: misses it
"""Forgets the lock in mean."""

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
        return self.total / self.count if self.count else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
