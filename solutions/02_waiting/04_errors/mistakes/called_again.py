# mistake: called_again
# caught by: test_asking_twice_gives_the_same
# why: to see the error once more the function is called once more, by the one who asks.
# told as: nothing
"""Calls the function again after a failure."""

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
        except BaseException:
            self.error = True

    def outcome(self):
        self.join()
        if self.error is True:
            return self.func(*self.args)
        return self.value
