# mistake: leaked_on_timeout
# caught by: test_who_waits_in_vain_gets_a_timeout
# why: who waited in vain releases a permit that it never had: the pool believes that one more is free.
"""Releases in any case."""

from collections import deque
from contextlib import contextmanager
from threading import Semaphore, Thread


class Pool:
    def __init__(self, connections):
        self.free = deque(connections)
        self.permits = Semaphore(len(self.free))

    @contextmanager
    def connection(self, timeout=None):
        try:
            if not self.permits.acquire(timeout=timeout):
                raise TimeoutError("all are out")
            connection = self.free.popleft()
            try:
                yield connection
            finally:
                self.free.append(connection)
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
