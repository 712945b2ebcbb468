# mistake: error_returned
# caught by: test_outcome_raises_the_error, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: the error is handed back like a value, so that it is not noticed unless somebody looks.
"""Returns the error."""

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
            return self.error
        return self.value
