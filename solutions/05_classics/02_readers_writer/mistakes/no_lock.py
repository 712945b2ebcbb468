# mistake: no_lock
# caught by: test_a_writer_is_alone
# why: looking and counting are done without a lock: a writer may come in between.
# told as: not_alone
# visible test: misses it
"""Counts without a lock, and asks for it to wait."""

from contextlib import contextmanager
from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writers = 0
        self.waiting = 0

    def wait_while(self, taken):
        while taken():
            with self.changed:
                if taken():
                    self.changed.wait()

    def tell(self):
        with self.changed:
            self.changed.notify_all()

    @contextmanager
    def read(self):
        self.wait_while(lambda: self.writers or self.waiting)
        self.readers += 1
        try:
            yield
        finally:
            self.readers -= 1
            self.tell()

    @contextmanager
    def write(self):
        self.waiting += 1
        self.wait_while(lambda: self.writers or self.readers)
        self.waiting -= 1
        self.writers += 1
        try:
            yield
        finally:
            self.writers -= 1
            self.tell()


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
