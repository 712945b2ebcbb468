# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking all the time keeps the processor from those one waits for.
# visible test: misses it
"""Asks again and again."""

from collections import deque
from threading import Lock, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.lock = Lock()

    def put(self, item):
        while True:
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.capacity:
                    self.items.append(item)
                    return

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.popleft()
                if self.closed:
                    raise Closed

    def close(self):
        with self.lock:
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
