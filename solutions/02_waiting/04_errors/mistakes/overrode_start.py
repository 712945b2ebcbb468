# mistake: overrode_start
# caught by: test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: the work belongs in run(); a start() of one's own works in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None

    def start(self):
        try:
            self.value = self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        if self.error is not None:
            raise self.error
        return self.value
