"""Everybody draws a number; a reader waits for writers before it, a writer for all before it."""

from contextlib import contextmanager
from itertools import count
from threading import Condition, Thread


class ReadWriteLock:
    def __init__(self):
        self.changed = Condition()
        self.numbers = count()
        self.inside_or_waiting = {}

    def ahead(self, number, kinds):
        return any(n < number and kind in kinds for n, kind in self.inside_or_waiting.items())

    @contextmanager
    def side(self, kind, kinds):
        with self.changed:
            mine = next(self.numbers)
            self.inside_or_waiting[mine] = kind
            self.changed.wait_for(lambda: not self.ahead(mine, kinds))
        try:
            yield
        finally:
            with self.changed:
                del self.inside_or_waiting[mine]
                self.changed.notify_all()

    def read(self):
        return self.side("reader", {"writer"})

    def write(self):
        return self.side("writer", {"reader", "writer"})


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
