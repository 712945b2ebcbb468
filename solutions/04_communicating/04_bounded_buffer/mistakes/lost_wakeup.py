# mistake: lost_wakeup
# caught by: test_full_and_empty_make_wait, test_many_at_once, test_a_feeder_and_an_eater, test_all_who_wait_go_on, test_nothing_taken_is_lost, test_nobody_waits_by_spinning
# why: between looking and waiting the lock is free; what is told then is told to nobody.
# visible test: misses it
"""Looks under the lock, and waits under it once more."""

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
            full = len(self.items) >= self.capacity
        if full:
            with self.lock:
                self.not_full.wait()
        with self.lock:
            if self.closed:
                raise Closed
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.lock:
            empty = not self.items and not self.closed
        if empty:
            with self.lock:
                self.not_empty.wait()
        with self.lock:
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
