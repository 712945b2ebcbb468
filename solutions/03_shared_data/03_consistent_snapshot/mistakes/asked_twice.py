# mistake: asked_twice
# caught by: test_a_mean_is_of_one_moment
# why: mean takes one number from each of two snapshots, and between them more values come in.
# visible test: misses it
"""Takes two snapshots for one mean."""

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
        if self.snapshot()[0] == 0:
            return 0.0
        return self.snapshot()[1] / self.snapshot()[0]


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
