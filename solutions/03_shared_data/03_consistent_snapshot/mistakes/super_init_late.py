# mistake: super_init_late
# caught by: test_a_recorder_takes_a_name_and_daemon, test_a_recorder_adds_each_value, test_no_value_is_lost, test_a_snapshot_fits_together, test_a_mean_is_of_one_moment
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.name = name or "recorder"
        super().__init__(daemon=daemon)

    def run(self):
        for value in self.values:
            self.stats.add(value)
