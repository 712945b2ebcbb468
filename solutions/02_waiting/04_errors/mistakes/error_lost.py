# mistake: error_lost
# caught by: test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: nothing catches the error in run(), so Python reports it, and outcome() knows nothing of it.
"""Catches nothing."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def run(self):
        self.value = self.func(*self.args)

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
