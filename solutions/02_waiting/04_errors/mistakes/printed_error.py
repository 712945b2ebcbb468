# mistake: printed_error
# caught by: test_outcome_raises_the_error, test_asking_twice_gives_the_same, test_system_exit_is_passed_on
# why: a message on the screen is for nobody: whoever asks still gets None.
# told as: swallowed_error
"""Prints the error."""

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
            print("something went wrong:", error)

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
