# mistake: no_lock
# caught by: test_never_in_two_hands
# why: two may find the same flag down, and both have the same connection.
# visible test: misses it
"""A semaphore, and flags that nothing protects."""

from contextlib import contextmanager
from threading import Semaphore, Thread


class Pool:
    def __init__(self, connections):
        self.connections = list(connections)
        self.out = [False] * len(self.connections)
        self.permits = Semaphore(len(self.connections))

    @contextmanager
    def connection(self, timeout=None):
        if not self.permits.acquire(timeout=timeout):
            raise TimeoutError
        number = 0
        while self.out[number]:
            number += 1
        self.out[number] = True
        try:
            yield self.connections[number]
        finally:
            self.out[number] = False
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
