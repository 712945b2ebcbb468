# mistake: two_locks
# caught by: test_nothing_taken_is_lost
# why: putters and getters have a lock each, so a put may end after get has found it closed and empty.
# told as: nothing
# visible test: misses it
"""A lock for each side."""

from collections import deque
from threading import Condition, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.not_full = Condition()
        self.not_empty = Condition()

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.capacity and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
        with self.not_empty:
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items and not self.closed:
                self.not_empty.wait()
            if not self.items:
                raise Closed
            item = self.items.popleft()
        with self.not_full:
            self.not_full.notify()
        return item

    def close(self):
        self.closed = True
        with self.not_full:
            self.not_full.notify_all()
        with self.not_empty:
            self.not_empty.notify_all()


class Feeder(Thread):
    def __init__(self, buffer, items):
        super().__init__()
        self.buffer = buffer
        self.items = items

    def run(self):
        try:
            for item in self.items:
                self.buffer.put(item)
        except Closed:
            return


class Eater(Thread):
    def __init__(self, buffer):
        super().__init__()
        self.buffer = buffer
        self.eaten = []

    def run(self):
        try:
            while True:
                self.eaten.append(self.buffer.get())
        except Closed:
            return
