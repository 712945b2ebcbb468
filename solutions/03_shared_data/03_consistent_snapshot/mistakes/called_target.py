# mistake: called_target
# caught by: test_a_recorder_adds_each_value
# why: target=self.work() does the work at once, in whoever makes the thread; the thread gets None to run.
"""Calls the target instead of handing it over."""

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
        self.stats = stats
        self.values = values
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        for value in self.values:
            self.stats.add(value)
