# mistake: back_on_success_only
# caught by: test_an_error_gives_it_back
# why: __exit__ gives it back only when there was no error.
# told as: not_released_on_error
"""Looks whether there was an error."""

from queue import Empty, LifoQueue
from threading import Thread


class Lease:
    def __init__(self, free, timeout):
        self.free = free
        self.timeout = timeout

    def __enter__(self):
        try:
            if self.timeout == 0:
                self.lent = self.free.get_nowait()
            else:
                self.lent = self.free.get(timeout=self.timeout)
        except Empty as error:
            raise TimeoutError("all are out") from error
        return self.lent

    def __exit__(self, kind, error, traceback):
        if error is None:
            self.free.put(self.lent)


class Pool:
    def __init__(self, connections):
        self.free = LifoQueue()
        for connection in connections:
            self.free.put(connection)

    def connection(self, timeout=None):
        return Lease(self.free, timeout)


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
