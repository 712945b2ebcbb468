# mistake: zero_means_for_ever
# caught by: test_who_waits_in_vain_gets_a_timeout
# why: timeout or None makes None of 0, and a try becomes a wait without end.
# told as: timeout_ignored
"""Takes 0 for no timeout."""

from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread


class Pool:
    def __init__(self, connections):
        self.free = Queue()
        for connection in connections:
            self.free.put(connection)

    @contextmanager
    def connection(self, timeout=None):
        try:
            connection = self.free.get(timeout=timeout or None)
        except Empty:
            raise TimeoutError from None
        try:
            yield connection
        finally:
            self.free.put(connection)


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
