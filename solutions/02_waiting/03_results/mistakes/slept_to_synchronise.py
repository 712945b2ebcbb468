# mistake: slept_to_synchronise
# caught by: test_results_come_back_in_the_order_of_numbers
# why: a pause only guesses that everybody will be done by then.
# visible test: misses it
"""Sleeps instead of waiting."""

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
    time.sleep(1)
    return [worker.result for worker in workers]
