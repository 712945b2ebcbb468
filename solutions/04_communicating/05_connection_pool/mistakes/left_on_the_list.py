# mistake: left_on_the_list
# caught by: test_who_waits_in_vain_gets_a_timeout
# why: who gave up is still in the line of those who wait, and is handed a connection later.
# told as: leaked_on_timeout
"""Hands over to whoever waits first."""

from contextlib import contextmanager
from threading import Event, Lock, Thread


class Pool:
    def __init__(self, connections):
        self.free = list(connections)
        self.waiting = []
        self.lock = Lock()

    @contextmanager
    def connection(self, timeout=None):
        place = None
        with self.lock:
            if self.free:
                connection = self.free.pop()
            else:
                place = (Event(), [])
                self.waiting.append(place)
        if place is not None:
            if not place[0].wait(timeout):
                raise TimeoutError
            connection = place[1][0]
        try:
            yield connection
        finally:
            with self.lock:
                if self.waiting:
                    called, given = self.waiting.pop(0)
                    given.append(connection)
                    called.set()
                else:
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
