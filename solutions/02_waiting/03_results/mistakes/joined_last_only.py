# mistake: joined_last_only
# caught by: test_results_come_back_in_the_order_of_numbers
# why: the thread that was started last need not be the last to end.
"""Waits for the last one only."""

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
    if workers:
        workers[-1].join()
    return [worker.result for worker in workers]
