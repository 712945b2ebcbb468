# mistake: forgot_super_init
# caught by: test_a_square_takes_a_name_and_daemon, test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
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
    return [worker.result for worker in workers]
