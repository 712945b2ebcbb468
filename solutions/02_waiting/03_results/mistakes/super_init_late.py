# mistake: super_init_late
# caught by: test_a_new_square_has_no_result, test_a_square_takes_a_name_and_daemon, test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers, test_all_squares_are_at_work_before_any_is_waited_for, test_nobody_waits_by_spinning
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        self.n = n
        self.result = None
        self.name = name or f"square of {n}"
        super().__init__(daemon=daemon)

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
