# mistake: client_goes_on
# caught by: test_a_client_keeps_answers_and_its_error
# why: after an error it does the rest as well, where it should end.
# told as: nothing
"""Goes on after an error."""

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
            connection = self.free.get(timeout != 0, timeout)
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
