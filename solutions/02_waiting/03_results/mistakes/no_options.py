# mistake: no_options
# caught by: test_a_square_takes_a_name_and_daemon
# why: name= and daemon= are taken and not handed on, so that Thread never hears of them.
# told as: nothing
"""Keeps name and daemon to itself."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
