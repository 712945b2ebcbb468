"""Variant: equal numbers share a Square, and the one who asks waits in between, with pauses."""

import time
from threading import Thread


class Square(Thread):
    def __init__(self, n, **options):
        super().__init__(**options)
        self.n = n
        self.done = False
        self.result = None

    def run(self):
        self.result = self.n * self.n
        self.done = True


def squares(numbers):
    workers = {n: Square(n) for n in numbers}
    for worker in workers.values():
        worker.start()
    while not all(worker.done for worker in workers.values()):
        time.sleep(0.01)
    return [workers[n].result for n in numbers]
