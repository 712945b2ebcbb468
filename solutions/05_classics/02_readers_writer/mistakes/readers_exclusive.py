# mistake: readers_exclusive
# caught by: test_readers_are_in_together, test_a_waiting_writer_gets_in, test_readers_copy_and_writers_append
# why: one lock for both sides: nobody is disturbed, and readers wait for readers.
"""One lock for all."""

from contextlib import contextmanager
from threading import Lock, Thread


class ReadWriteLock:
    def __init__(self):
        self.lock = Lock()

    @contextmanager
    def read(self):
        with self.lock:
            yield

    @contextmanager
    def write(self):
        with self.lock:
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
