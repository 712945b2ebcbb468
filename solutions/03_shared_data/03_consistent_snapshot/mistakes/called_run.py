# mistake: called_run
# caught by: test_a_recorder_adds_each_value, test_no_value_is_lost, test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: run() called in __init__ is an ordinary method call: the work is done at once, and again when the thread starts.
"""Calls run() when it is made."""

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
        return total / count if count else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values
        self.run()

    def run(self):
        for value in self.values:
            self.stats.add(value)
