# mistake: took_join_result
# caught by: test_results_come_back_in_the_order_of_numbers
# why: join() returns None, always; the result is where run() left it.
"""Collects what join() returns."""

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
    return [worker.join() for worker in workers]
