# mistake: deadlock_with_self
# caught by: test_values_are_counted_and_added_up, test_a_mean_is_of_one_moment
# why: mean holds the lock and takes a snapshot, which waits for the same lock.
"""Takes a lock that it holds already."""

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
        with self.lock:
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
