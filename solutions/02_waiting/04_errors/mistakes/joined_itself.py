# mistake: joined_itself
# caught by: test_outcome_returns_the_value, test_the_new_thread_calls_the_function, test_outcome_waits, test_no_error_reaches_excepthook, test_asking_twice_gives_the_same, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Asks itself for its outcome."""

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
        self.outcome()

    def outcome(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value
