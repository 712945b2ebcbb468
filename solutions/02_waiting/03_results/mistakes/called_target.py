# mistake: called_target
# caught by: test_a_new_square_has_no_result
# why: target=self.work() works at once, in whoever makes the Square; the thread gets None to run.
"""Calls the target instead of handing it over."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        self.n = n
        self.result = None
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
