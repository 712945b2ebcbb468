# mistake: order_of_finish
# caught by: test_results_come_back_in_the_order_of_numbers
# why: who is done first appends first: the results come in the order of the ends, not of the numbers.
"""Has every thread append its result to one list."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, results=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.results = results
        self.result = None

    def run(self):
        self.result = self.n * self.n
        if self.results is not None:
            self.results.append(self.result)


def squares(numbers):
    results = []
    workers = [Square(n, results=results) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
