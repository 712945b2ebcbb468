# mistake: sorted_results
# caught by: test_results_come_back_in_the_order_of_numbers
# why: sorting puts the results in their own order, which is not that of the numbers.
# told as: nothing
"""Sorts the results."""

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
    for worker in workers:
        worker.join()
    return sorted(worker.result for worker in workers)
