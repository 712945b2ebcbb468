# mistake: result_on_the_class
# caught by: test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers
# why: Square.result is one value for all Squares: the last to finish wins.
# told as: class_attribute
"""Stores the result on the class."""

from threading import Thread


class Square(Thread):
    result = None

    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n

    def run(self):
        Square.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
