# mistake: worked_in_init
# caught by: test_a_new_square_has_no_result
# why: what __init__ does is done by whoever makes the object, before any thread has begun.
# told as: no_run
"""Works out the square in __init__."""

from threading import Thread


class Square(Thread):
    def __init__(self, n, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.n = n
        self.result = n * n


def squares(numbers):
    workers = [Square(n) for n in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return [worker.result for worker in workers]
