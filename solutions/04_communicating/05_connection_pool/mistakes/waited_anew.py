# mistake: waited_anew
# caught by: test_who_waits_in_vain_gets_a_timeout
# why: who is woken for nothing starts to wait anew, with the whole of its time.
# visible test: misses it
"""Waits the whole time again."""

from contextlib import contextmanager
from threading import Condition, Thread


class Pool:
    def __init__(self, connections):
        self.free = list(connections)
        self.back = Condition()

    @contextmanager
    def connection(self, timeout=None):
        with self.back:
            while not self.free:
                if not self.back.wait(timeout):
                    raise TimeoutError("all are out")
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
