# mistake: took_join_result
# caught by: test_outcome_returns_the_value, test_outcome_waits, test_asking_twice_gives_the_same
# why: join() returns None, always; what came of the job is where run() left it.
"""Returns what join() returns."""

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
        done = self.join()
        if self.error is not None:
            raise self.error
        return done
