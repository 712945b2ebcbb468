# mistake: released_before_back
# caught by: test_never_in_two_hands, test_who_waits_in_vain_gets_a_timeout
# why: the permit is given back before the connection: in between there is a permit for nothing.
# told as: nothing_left
# visible test: misses it
"""Releases first."""

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
            self.permits.release()
            self.free.append(connection)


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
