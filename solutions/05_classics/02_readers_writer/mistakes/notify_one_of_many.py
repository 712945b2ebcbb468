# mistake: notify_one_of_many
# caught by: test_a_writer_is_alone, test_a_waiting_writer_gets_in, test_nobody_waits_by_spinning
# why: one is told, and it may be one who still cannot go in; the others sleep on.
# told as: lost_wakeup
# visible test: misses it
"""Tells one."""

from contextlib import contextmanager
from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writing = False
        self.waiting = 0

    @contextmanager
    def read(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and not self.waiting)
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify()

    @contextmanager
    def write(self):
        with self.changed:
            self.waiting += 1
            self.changed.wait_for(lambda: not self.writing and not self.readers)
            self.waiting -= 1
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify()


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
