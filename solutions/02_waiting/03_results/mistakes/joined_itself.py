# mistake: joined_itself
# caught by: test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Waits for itself before it hands over its result."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        result = self.n * self.n
        self.join()
        self.result = result


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
