# mistake: joined_in_start_loop
# caught by: test_all_squares_are_at_work_before_any_is_waited_for
# why: each Square is waited for before the next one starts: that is a queue.
"""Starts and joins in the same loop."""

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
        worker.start()
        worker.join()
    return [worker.result for worker in workers]
