# mistake: overrode_start
# caught by: test_a_square_leaves_its_result, test_all_squares_are_at_work_before_any_is_waited_for
# why: the work belongs in run(); a start() of one's own works in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def start(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    return [worker.result for worker in workers]
