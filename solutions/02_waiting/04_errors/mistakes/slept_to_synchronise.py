# mistake: slept_to_synchronise
# caught by: test_outcome_waits
# why: a pause only guesses that the function will be done by then.
"""Sleeps instead of waiting."""

import time
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
        time.sleep(100)
        if self.error is not None:
            raise self.error
        return self.value
