# mistake: started_in_init
# caught by: test_a_new_square_has_no_result, test_a_square_leaves_its_result
# why: a Square that starts when it is made works before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = None
        self.start()

    def run(self):
        self.result = self.n * self.n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
