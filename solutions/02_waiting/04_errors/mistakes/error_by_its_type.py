# mistake: error_by_its_type
# caught by: test_outcome_returns_the_value
# why: an error can be a value that the function returned; its type does not tell which.
# told as: nothing
"""Keeps value and error in one place."""

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
            self.value = error

    def outcome(self):
        self.join()
        if isinstance(self.value, BaseException):
            raise self.value
        return self.value
