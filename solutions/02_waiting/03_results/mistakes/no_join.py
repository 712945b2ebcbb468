# mistake: no_join
# caught by: test_results_come_back_in_the_order_of_numbers
# why: start() returns at once: some results are still None.
"""Waits for nobody."""

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
    return [worker.result for worker in workers]
