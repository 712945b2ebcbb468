# mistake: did_not_wait
# caught by: test_outcome_waits
# why: outcome() looks at once, and finds neither a value nor an error.
"""Does not wait."""

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
        if self.error is not None:
            raise self.error
        return self.value
