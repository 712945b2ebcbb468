# mistake: called_run
# caught by: test_all_squares_are_at_work_before_any_is_waited_for
# why: run() called by hand is an ordinary method call: one number after the other, in the caller.
"""Calls run() instead of start()."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.run()
    return [worker.result for worker in workers]
