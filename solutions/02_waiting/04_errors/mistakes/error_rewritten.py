# mistake: error_rewritten
# caught by: test_outcome_raises_the_error, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: a new error of another kind is raised: an `except` for the real one does not catch it.
"""Raises an error of its own."""

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
            raise RuntimeError(f"the job failed: {self.error}")
        return self.value
