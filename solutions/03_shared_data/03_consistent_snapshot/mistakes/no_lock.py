# mistake: no_lock
# caught by: test_no_value_is_lost, test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: two recorders overwrite each other's count and total, and a reader finds one changed and the other not.
# visible test: misses it
"""Counts and adds up without a lock."""

from threading import Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, value):
        self.count += 1
        self.total += value

    def snapshot(self):
        return self.count, self.total

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
