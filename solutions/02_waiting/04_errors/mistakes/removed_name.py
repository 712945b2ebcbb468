# mistake: removed_name
# caught by: test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on, test_nobody_waits_by_spinning
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Waits the way a very old tutorial does."""

import time
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
        while self.isAlive():
            time.sleep(0.01)
        if self.error is not None:
            raise self.error
        return self.value
