"""Readers pass a gate; a writer keeps it shut and waits until the room is empty."""

from contextlib import contextmanager
from threading import Condition, Lock, Thread


class ReadWriteLock:
    def __init__(self):
        self.gate = Lock()
        self.empty = Condition()
        self.readers = 0

    @contextmanager
    def read(self):
        with self.gate, self.empty:
            self.readers += 1
        try:
            yield
        finally:
            with self.empty:
                self.readers -= 1
                if not self.readers:
                    self.empty.notify_all()

    @contextmanager
    def write(self):
        with self.gate:
            with self.empty:
                while self.readers:
                    self.empty.wait()
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
