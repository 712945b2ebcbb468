# mistake: if_around_wait
# caught by: test_many_at_once
# why: between notify() and the moment when it has the lock somebody else may have been there; it has to look again.
# visible test: misses it
"""Looks once before it waits."""

from collections import deque
from threading import Condition, Lock, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.lock = Lock()
        self.not_full = Condition(self.lock)
        self.not_empty = Condition(self.lock)

    def put(self, item):
        with self.lock:
            if len(self.items) >= self.capacity and not self.closed:
                self.not_full.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            if not self.items and not self.closed:
                self.not_empty.wait()
            if not self.items:
                raise Closed
            self.not_full.notify()
            return self.items.popleft()

    def close(self):
        with self.lock:
            self.closed = True
            self.not_full.notify_all()
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
