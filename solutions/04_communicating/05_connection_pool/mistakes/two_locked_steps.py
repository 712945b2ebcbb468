# mistake: two_locked_steps
# caught by: test_never_in_two_hands, test_who_waits_in_vain_gets_a_timeout
# why: between waiting for a free one and taking it the lock is let go, and another one may take it.
# told as: nothing_left
# visible test: misses it
"""Waits under the lock, and takes under it once more."""

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
        with self.back:
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
