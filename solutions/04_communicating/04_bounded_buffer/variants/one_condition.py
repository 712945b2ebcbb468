"""Variant: one condition for all, and everybody is told of everything."""

from collections import deque
from threading import Condition, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.changed = Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or len(self.items) < self.capacity)
            if self.closed:
                raise Closed
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed
            self.changed.notify_all()
            return self.items.popleft()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()


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
