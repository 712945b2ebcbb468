"""A list, and a condition on which to wait until it is not empty."""

from contextlib import contextmanager
from threading import Condition, Thread


class Pool:
    def __init__(self, connections):
        self.free = list(connections)
        self.back = Condition()

    @contextmanager
    def connection(self, timeout=None):
        with self.back:
            if not self.back.wait_for(lambda: self.free, timeout):
                raise TimeoutError("all are out")
            connection = self.free.pop()
        try:
            yield connection
        finally:
            with self.back:
                self.free.append(connection)
                self.back.notify()


class Client(Thread):
    def __init__(self, pool, work, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.pool = pool
        self.work = work
        self.answers = []
        self.error = None

    def run(self):
        for piece in self.work:
            try:
                with self.pool.connection() as connection:
                    self.answers.append(piece(connection))
            except Exception as error:
                self.error = error
                return
