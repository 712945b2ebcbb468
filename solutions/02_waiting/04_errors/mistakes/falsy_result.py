# mistake: falsy_result
# caught by: test_outcome_returns_the_value
# why: 0, None and an empty text are values too; they are taken for a failure.
"""Takes a value that is false for a failure."""

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
        if self.value:
            return self.value
        raise self.error
