# mistake: not_released_on_error
# caught by: test_values_are_counted_and_added_up
# why: where nothing was added yet mean returns with the lock held, and the next call waits for ever.
# visible test: misses it
"""Leaves mean early without giving the lock back."""

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
        self.lock.acquire()
        if self.count == 0:
            return 0.0
        mean = self.total / self.count
        self.lock.release()
        return mean


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
