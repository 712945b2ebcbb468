# mistake: removed_name
# caught by: test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: isAlive() was removed in Python 3.9; the method is called is_alive().
"""Waits the way a very old tutorial does."""

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
        while worker.isAlive():
            time.sleep(0.01)
    return [worker.result for worker in workers]
