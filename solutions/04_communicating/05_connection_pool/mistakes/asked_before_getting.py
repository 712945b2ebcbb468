# mistake: asked_before_getting
# caught by: test_never_in_two_hands, test_who_waits_in_vain_gets_a_timeout
# why: between empty() and get_nowait() another one may take the last.
# told as: nothing_left
# visible test: misses it
"""Asks whether there is one."""

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
            if self.free.empty():
                connection = self.free.get(timeout != 0, timeout)
            else:
                connection = self.free.get_nowait()
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
