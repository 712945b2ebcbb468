# exhaustible: yes
# mends: rw_upgrade, rw_reader_count_unlocked
# why: the first reader locks the writers out and the last lets them in, counted under a lock.
import threading
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self._readers = 0
        self._count = threading.Lock()
        self._writing = threading.Lock()

    @contextmanager
    def read(self):
        with self._count:
            self._readers += 1
            if self._readers == 1:
                self._writing.acquire()
        try:
            yield
        finally:
            with self._count:
                self._readers -= 1
                if self._readers == 0:
                    self._writing.release()

    @contextmanager
    def write(self):
        with self._writing:
            yield


class Reader(threading.Thread):
    def __init__(self, lock, pages):
        super().__init__()
        self.lock = lock
        self.pages = pages

    def run(self):
        with self.lock.read():
            self.seen = self.pages[0], self.pages[1]


class Writer(Reader):
    def run(self):
        with self.lock.write():
            self.pages[0] = "two"
            self.pages[1] = "two"
            self.seen = "two", "two"


def main():
    lock, pages = ReadWriteLock(), ["one", "one"]
    threads = [Reader(lock, pages), Writer(lock, pages), Reader(lock, pages)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for thread in threads:
        assert thread.seen[0] == thread.seen[1], f"a reader saw {thread.seen}"
