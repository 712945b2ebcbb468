# mistake: read_while_starting
# caught by: test_results_come_back_in_the_order_of_numbers
# why: right after start() the result is there only if that thread was quick.
# told as: read_before_join
"""Collects in the loop that starts."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    results = []
    for worker in workers:
        worker.start()
        results.append(worker.result)
    for worker in workers:
        worker.join()
    return results
