# mistake: forgot_super_init
# caught by: test_never_in_two_hands, test_several_are_out_at_once, test_an_error_gives_it_back, test_a_client_keeps_answers_and_its_error, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

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
