# mistake: returned_from_run
# caught by: test_outcome_returns_the_value, test_outcome_waits, test_asking_twice_gives_the_same
# why: what run() returns is thrown away; nobody but Python called it.
"""Returns the value from run()."""

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
            return self.func(*self.args)
        except BaseException as error:
            self.error = error

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
