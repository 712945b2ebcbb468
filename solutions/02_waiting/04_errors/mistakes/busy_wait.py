# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking over and over keeps the processor from the one who is asked; join() waits without work.
# visible test: misses it
"""Asks again and again whether the job is done."""

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
        while self.is_alive():
            pass
        if self.error is not None:
            raise self.error
        return self.value
