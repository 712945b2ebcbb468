# mistake: late_binding
# caught by: test_results_come_back_in_the_order_of_numbers
# why: a function made in the loop looks the loop variable up when it runs, and finds its last value.
"""Lets a lambda use the loop variable."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, work=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.work = work or (lambda: n * n)
        self.result = None

    def run(self):
        self.result = self.work()


def squares(numbers):
    workers = []
    for n in numbers:
        workers.append(Square(n, work=lambda: n * n))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
