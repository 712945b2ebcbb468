"""A flag for each connection, and a deadline instead of a timeout."""

from contextlib import contextmanager
from threading import Condition, Thread
from time import monotonic


class Pool:
    def __init__(self, connections):
        self.connections = list(connections)
        self.out = [False] * len(self.connections)
        self.condition = Condition()

    @contextmanager
    def connection(self, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        with self.condition:
            while all(self.out):
                left = None if end is None else end - monotonic()
                if left is not None and left <= 0:
                    raise TimeoutError
                self.condition.wait(left)
            number = self.out.index(False)
            self.out[number] = True
        try:
            yield self.connections[number]
        finally:
            with self.condition:
                self.out[number] = False
                self.condition.notify_all()


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
