# mistake: taken_after_timeout
# caught by: test_who_waits_in_vain_gets_a_timeout
# why: the helper thread still gets a connection when nobody wants it any more.
# told as: leaked_on_timeout
"""Lets another thread wait."""

from contextlib import contextmanager
from queue import Queue
from threading import Thread


class Pool:
    def __init__(self, connections):
        self.free = Queue()
        for connection in connections:
            self.free.put(connection)

    @contextmanager
    def connection(self, timeout=None):
        got = []
        helper = Thread(target=lambda: got.append(self.free.get()), daemon=True)
        helper.start()
        helper.join(timeout)
        if not got:
            raise TimeoutError
        connection = got[0]
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
