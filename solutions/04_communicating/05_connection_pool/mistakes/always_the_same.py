# mistake: always_the_same
# caught by: test_what_is_lent_comes_back, test_never_in_two_hands
# why: everybody is lent the first one.
# told as: lent_twice
"""Lends the first one to all."""

from contextlib import contextmanager
from threading import Semaphore, Thread


class Pool:
    def __init__(self, connections):
        self.connections = list(connections)
        self.permits = Semaphore(len(self.connections))

    @contextmanager
    def connection(self, timeout=None):
        if not self.permits.acquire(timeout=timeout):
            raise TimeoutError
        try:
            yield self.connections[0]
        finally:
            self.permits.release()


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
