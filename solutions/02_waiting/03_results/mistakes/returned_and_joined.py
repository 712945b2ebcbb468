# mistake: returned_and_joined
# caught by: test_a_square_leaves_its_result, test_results_come_back_in_the_order_of_numbers
# why: run() returns to nobody, and join() does not hand it on: both are None.
# told as: took_join_result
"""Hopes that join() hands on what run() returned."""

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
    results = []
    for worker in workers:
        results.append(worker.join())
    return results
