"""Variant: permits for places and for items; when it is closed each who passes lets the next one pass."""

from collections import deque
from threading import Lock, Semaphore, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.items = deque()
        self.closed = False
        self.lock = Lock()
        self.places = Semaphore(capacity)
        self.filled = Semaphore(0)

    def put(self, item):
        self.places.acquire()
        with self.lock:
            if not self.closed:
                self.items.append(item)
                self.filled.release()
                return
        self.places.release()  # for the next one who waits
        raise Closed

    def get(self):
        self.filled.acquire()
        with self.lock:
            if self.items:
                self.places.release()
                return self.items.popleft()
        self.filled.release()  # for the next one who waits
        raise Closed

    def close(self):
        with self.lock:
            self.closed = True
        self.places.release()
        self.filled.release()


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
