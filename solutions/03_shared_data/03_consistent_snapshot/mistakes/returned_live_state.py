# mistake: returned_live_state
# caught by: test_a_snapshot_stays_as_it_was, test_a_snapshot_fits_together
# why: the list that is handed out is the one that add goes on changing.
"""Hands out its own list as the snapshot."""

from threading import Lock, Thread


class Stats:
    def __init__(self):
        self.numbers = [0, 0]
        self.lock = Lock()

    def add(self, value):
        with self.lock:
            self.numbers[0] += 1
            self.numbers[1] += value

    def snapshot(self):
        with self.lock:
            return self.numbers

    def mean(self):
        with self.lock:
            count, total = self.numbers
        return total / count if count else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
