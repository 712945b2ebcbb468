# mistake: caught_in_outcome
# caught by: test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: outcome() runs in another thread: the error of run() never passes through its try.
# told as: error_lost
"""Catches the error in outcome()."""

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
        try:
            self.join()
        except BaseException as error:
            raise error
        return self.value
