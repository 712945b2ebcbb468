# mistake: no_lock
# caught by: test_many_at_once, test_nothing_taken_is_lost
# why: between the look and what follows another thread may take the place, or the item.
# visible test: misses it
"""Naps and looks, and has no lock."""

import time
from collections import deque
from threading import Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False

    def put(self, item):
        while len(self.items) >= self.capacity and not self.closed:
            time.sleep(0.01)
        if self.closed:
            raise Closed
        self.items.append(item)

    def get(self):
        while not self.items and not self.closed:
            time.sleep(0.01)
        if not self.items:
            raise Closed
        return self.items.popleft()

    def close(self):
        self.closed = True


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
