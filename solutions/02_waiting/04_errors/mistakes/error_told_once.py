# mistake: error_told_once
# caught by: test_asking_twice_gives_the_same
# why: the error is forgotten when it has been raised: the second one who asks gets None.
# told as: one_answer_only
"""Forgets the error after raising it."""

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
            error, self.error = self.error, None
            raise error
        return self.value
