"""A turnstile that a waiting writer blocks; the first reader in locks the room, the last one opens it."""

from contextlib import contextmanager
from threading import Lock, Thread


class ReadWriteLock:
    def __init__(self):
        self.turnstile = Lock()
        self.room = Lock()
        self.counting = Lock()
        self.readers = 0

    @contextmanager
    def read(self):
        with self.turnstile:
            pass
        with self.counting:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()
        try:
            yield
        finally:
            with self.counting:
                self.readers -= 1
                if self.readers == 0:
                    self.room.release()

    @contextmanager
    def write(self):
        with self.turnstile, self.room:
            yield


class Reader(Thread):
    def __init__(self, lock, book, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lock = lock
        self.book = book
        self.seen = []

    def run(self):
        with self.lock.read():
            self.seen = self.book.copy()


class Writer(Thread):
    def __init__(self, lock, book, page, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lock = lock
        self.book = book
        self.page = page

    def run(self):
        with self.lock.write():
            self.book.append(self.page)
