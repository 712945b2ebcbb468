# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether the room is free keeps a processor busy with nothing.
# visible test: misses it
"""Asks again and again."""

from contextlib import contextmanager
from threading import Lock, Thread


class ReadWriteLock:
    def __init__(self):
        self.lock = Lock()
        self.readers = 0
        self.writing = False
        self.waiting = 0

    @contextmanager
    def read(self):
        while True:
            with self.lock:
                if not self.writing and not self.waiting:
                    self.readers += 1
                    break
        try:
            yield
        finally:
            with self.lock:
                self.readers -= 1

    @contextmanager
    def write(self):
        with self.lock:
            self.waiting += 1
        while True:
            with self.lock:
                if not self.writing and not self.readers:
                    self.waiting -= 1
                    self.writing = True
                    break
        try:
            yield
        finally:
            with self.lock:
                self.writing = False


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
