# mistake: notified_without_lock
# caught by: test_what_is_lent_comes_back, test_never_in_two_hands, test_an_error_gives_it_back, test_who_waits_in_vain_gets_a_timeout, test_a_client_keeps_answers_and_its_error, test_nobody_waits_by_spinning
# why: notify() without the lock raises RuntimeError.
# told as: wait_without_lock
"""Gives back without the lock."""

from contextlib import contextmanager
from threading import Condition, Thread


class Pool:
    def __init__(self, connections):
        self.free = list(connections)
        self.back = Condition()

    @contextmanager
    def connection(self, timeout=None):
        with self.back:
            if not self.back.wait_for(lambda: self.free, timeout):
                raise TimeoutError("all are out")
            connection = self.free.pop()
        try:
            yield connection
        finally:
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
