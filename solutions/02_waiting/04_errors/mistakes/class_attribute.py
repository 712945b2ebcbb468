# mistake: class_attribute
# caught by: test_outcome_returns_the_value
# why: Job.value is one value for all jobs: the last to finish wins.
"""Keeps value and error on the class."""

from threading import Thread


class Job(Thread):
    value = None
    error = None

    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args

    def run(self):
        try:
            Job.value = self.func(*self.args)
        except BaseException as error:
            Job.error = error

    def outcome(self):
        self.join()
        if Job.error is not None:
            raise Job.error
        return Job.value
