# mistake: locked_writers_only
# caught by: test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: whoever reads does not ask for the lock, and comes in between the two changes.
# visible test: misses it
"""Locks the changes, not the reading."""

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
        return self.count, self.total

    def mean(self):
        if self.count == 0:
            return 0.0
        return self.total / self.count


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
