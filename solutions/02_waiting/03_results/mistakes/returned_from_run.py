# mistake: returned_from_run
# caught by: test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers
# why: what run() returns is thrown away; nobody but Python called it.
"""Returns the result from run()."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        return self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
