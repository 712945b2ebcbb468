# mistake: start_result_used
# caught by: test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: start() returns None, so there is nobody left to wait for.
"""Keeps what start() returned."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n).start() for n in numbers]
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
