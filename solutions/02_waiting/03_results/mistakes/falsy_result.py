# mistake: falsy_result
# caught by: test_results_come_back_in_the_order_of_numbers
# why: 0 is a result, and counts as false: the loop waits for ever for something else.
"""Waits until the result is true."""

import time
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
        while not worker.result:
            time.sleep(0.01)
    return [worker.result for worker in workers]
