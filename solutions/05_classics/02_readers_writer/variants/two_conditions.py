"""A condition for each side, over one lock, and one number: -1 is a writer."""

from threading import Condition, RLock, Thread


class Side:
    def __init__(self, enter, leave):
        self.enter = enter
        self.leave = leave

    def __enter__(self):
        self.enter()

    def __exit__(self, kind, error, traceback):
        self.leave()


class ReadWriteLock:
    def __init__(self):
        self.lock = RLock()
        self.may_read = Condition(self.lock)
        self.may_write = Condition(self.lock)
        self.inside = 0
        self.waiting = 0

    def read(self):
        return Side(self.begin_reading, self.end_reading)

    def write(self):
        return Side(self.begin_writing, self.end_writing)

    def begin_reading(self):
        with self.lock:
            while self.inside < 0 or self.waiting:
                self.may_read.wait()
            self.inside += 1

    def end_reading(self):
        with self.lock:
            self.inside -= 1
            if self.inside == 0:
                self.may_write.notify()

    def begin_writing(self):
        with self.lock:
            self.waiting += 1
            while self.inside:
                self.may_write.wait()
            self.waiting -= 1
            self.inside = -1

    def end_writing(self):
        with self.lock:
            self.inside = 0
            if self.waiting:
                self.may_write.notify()
            else:
                self.may_read.notify_all()


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
