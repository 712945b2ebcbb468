# mistake: error_made_again
# caught by: test_outcome_raises_the_error, test_asking_twice_gives_the_same
# why: a copy made of the type and the text lacks whatever else the error carried.
# told as: error_rewritten
"""Raises a new error of the same type."""

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
        self.join()
        if self.error is not None:
            raise type(self.error)(str(self.error))
        return self.value
