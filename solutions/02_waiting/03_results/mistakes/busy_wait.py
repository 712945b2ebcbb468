# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking over and over keeps the processor from those who are asked; join() waits without work.
# visible test: misses it
"""Asks again and again whether the result is there."""

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
    for worker in workers:
        worker.start()
    for worker in workers:
        while worker.result is None:
            pass
    return [worker.result for worker in workers]
