# mistake: two_locked_steps
# caught by: test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: counting and adding up are each under the lock, and between the two a reader finds only one of them done.
# visible test: misses it
"""Gives the lock back between the two changes."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.lock = Lock()

    def add(self, value):
        with self.lock:
            self.count += 1
        with self.lock:
            self.total += value

    def snapshot(self):
        with self.lock:
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
