# mistake: permit_lost_on_error
# caught by: test_an_error_gives_it_back
# why: the connection comes back after an error, and the permit for it does not.
# told as: not_released_on_error
"""Releases after the block."""

from collections import deque
from contextlib import contextmanager
from threading import Semaphore, Thread


class Pool:
    def __init__(self, connections):
        self.free = deque(connections)
        self.permits = Semaphore(len(self.free))

    @contextmanager
    def connection(self, timeout=None):
        if not self.permits.acquire(timeout=timeout):
            raise TimeoutError("all are out")
        connection = self.free.popleft()
        try:
            yield connection
        finally:
            self.free.append(connection)
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
