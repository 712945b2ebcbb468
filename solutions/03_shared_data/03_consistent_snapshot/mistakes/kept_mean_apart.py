# mistake: kept_mean_apart
# caught by: test_a_mean_is_of_one_moment
# why: the mean is worked out after the lock was given back, by each recorder for itself, and an older one may be stored last.
# told as: locked_writers_only
# visible test: misses it
"""Works the mean out again after each value, without the lock."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.latest = 0.0
        self.lock = Lock()

    def add(self, value):
        with self.lock:
            self.count += 1
            self.total += value
        self.latest = self.total / self.count

    def snapshot(self):
        with self.lock:
            return self.count, self.total

    def mean(self):
        return self.latest


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
