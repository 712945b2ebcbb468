# mistake: shadowed_thread_attribute
# caught by: test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_outcome_raises_the_error, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_system_exit_is_passed_on, test_nobody_waits_by_spinning
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

from threading import Thread


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func = func
        self.args = args
        self.value = None
        self.error = None
        self._started = False

    def run(self):
        try:
            self.value = self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
