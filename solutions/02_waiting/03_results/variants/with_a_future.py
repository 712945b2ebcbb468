"""Variant: each Square carries a Future, which can be waited for."""

from concurrent.futures import Future
from threading import Thread


class Square(Thread):
    def __init__(self, n, name=None, daemon=None):
        self.answer = Future()
        super().__init__(target=self.work, args=[n], name=name, daemon=daemon)

    def work(self, n):
        self.answer.set_result(n * n)

    @property
    def result(self):
        return self.answer.result() if self.answer.done() else None


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    return [worker.answer.result() for worker in workers]
