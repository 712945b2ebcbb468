# mistake: never_given_back
# caught by: test_what_is_lent_comes_back, test_never_in_two_hands, test_an_error_gives_it_back, test_who_waits_in_vain_gets_a_timeout, test_a_client_keeps_answers_and_its_error, test_nobody_waits_by_spinning
# why: it is taken and never put back, so the pool is empty after a while.
# told as: not_released_on_error
"""Lends and forgets."""

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
        yield connection


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
