# mistake: read_before_join
# caught by: test_results_come_back_in_the_order_of_numbers
# why: the results are collected when the threads may not have run; waiting afterwards is too late.
"""Collects first and joins afterwards."""

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
    results = [worker.result for worker in workers]
    for worker in workers:
        worker.join()
    return results
