# mistake: raised_too_early
# caught by: test_no_error_reaches_excepthook
# why: run() raises the error once more, in the thread where nobody waits for it.
"""Keeps the error, and raises it in run()."""

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
            raise

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
