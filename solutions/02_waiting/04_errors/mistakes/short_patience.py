# mistake: short_patience
# caught by: test_outcome_waits
# why: join(timeout) gives up when the time is over, and nobody asks whether the job is done.
# visible test: misses it
"""Waits for five seconds at most."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        try:
            self.value = self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        self.join(5)
        if self.error is not None:
            raise self.error
        return self.value
