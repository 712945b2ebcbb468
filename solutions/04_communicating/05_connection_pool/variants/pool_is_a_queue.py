"""The pool is a queue that is as large as what it holds."""

from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread


class Pool(Queue):
    def __init__(self, connections):
        connections = list(connections)
        super().__init__(maxsize=len(connections))
        for connection in connections:
            self.put_nowait(connection)

    @contextmanager
    def connection(self, timeout=None):
        try:
            connection = self.get(block=timeout != 0, timeout=timeout)
        except Empty:
            raise TimeoutError(f"none in {timeout} s") from None
        try:
            yield connection
        finally:
            self.put_nowait(connection)
            self.task_done()


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
