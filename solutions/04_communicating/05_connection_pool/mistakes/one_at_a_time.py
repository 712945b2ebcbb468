# mistake: one_at_a_time
# caught by: test_what_is_lent_comes_back, test_several_are_out_at_once, test_an_error_gives_it_back, test_who_waits_in_vain_gets_a_timeout
# why: a lock is held for the whole block, so all others wait though lines are free.
"""One lock around the whole block."""

from contextlib import contextmanager
from threading import Lock, Thread


class Pool:
    def __init__(self, connections):
        self.free = list(connections)
        self.lock = Lock()

    @contextmanager
    def connection(self, timeout=None):
        if not self.lock.acquire(timeout=-1 if timeout is None else timeout):
            raise TimeoutError
        try:
            yield self.free[0]
        finally:
            self.lock.release()


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
