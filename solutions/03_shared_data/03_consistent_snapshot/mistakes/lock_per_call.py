# mistake: lock_per_call
# caught by: test_no_value_is_lost, test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each value."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, value):
        with Lock():
            self.count += 1
            self.total += value

    def snapshot(self):
        with Lock():
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
