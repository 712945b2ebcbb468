# mistake: started_twice
# caught by: test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts each Square when it is made, and once more in the loop."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = []
    for n in numbers:
        workers.append(Square(n))
        workers[-1].start()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
