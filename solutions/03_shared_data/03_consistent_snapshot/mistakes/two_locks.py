# mistake: two_locks
# caught by: test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: each number has a lock of its own; between the two locks the pair does not fit together.
# visible test: misses it
"""One lock for the count, another for the total."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.count_lock = Lock()
        self.total_lock = Lock()

    def add(self, value):
        with self.count_lock:
            self.count += 1
        with self.total_lock:
            self.total += value

    def snapshot(self):
        with self.count_lock:
            count = self.count
        with self.total_lock:
            total = self.total
        return count, total

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
