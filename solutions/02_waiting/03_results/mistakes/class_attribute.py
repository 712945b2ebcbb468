# mistake: class_attribute
# caught by: test_results_come_back_in_the_order_of_numbers
# why: a list on the class is one list for all: there the results come as they finish, and stay for the next call.
"""Keeps the results on the class."""

from threading import Thread


class Square(Thread):
    results = []

    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n
        self.results.append(self.result)


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return Square.results
