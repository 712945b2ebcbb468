# mistake: checked_outside_lock
# caught by: test_many_at_once, test_nothing_taken_is_lost
# why: between the look and the append the lock is free: another may take the place, or it may be closed.
# told as: two_locked_steps
# visible test: misses it
"""Waits under the lock, lets go, and takes it again."""

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
            while len(self.items) >= self.capacity and not self.closed:
                self.not_full.wait()
        if self.closed:
            raise Closed
        with self.lock:
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            while not self.items and not self.closed:
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
