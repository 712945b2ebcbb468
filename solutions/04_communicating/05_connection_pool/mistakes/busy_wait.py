# mistake: busy_wait
# caught by: test_who_waits_in_vain_gets_a_timeout, test_nobody_waits_by_spinning
# why: asking again and again whether one is free keeps a processor busy with nothing.
# visible test: misses it
"""Asks again and again."""

from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread
from time import monotonic


class Pool:
    def __init__(self, connections):
        self.free = Queue()
        for connection in connections:
            self.free.put(connection)

    @contextmanager
    def connection(self, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        while True:
            try:
                connection = self.free.get_nowait()
                break
            except Empty:
                if end is not None and monotonic() >= end:
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
