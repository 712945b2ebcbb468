# mistake: waited_with_lock
# caught by: test_full_and_empty_make_wait, test_many_at_once, test_a_feeder_and_an_eater, test_all_who_wait_go_on, test_nothing_taken_is_lost, test_nobody_waits_by_spinning
# why: an Event does not give back the lock; nobody else can come in to set it.
"""Waits for an event, the lock in hand."""

from collections import deque
from threading import Event, Lock, Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.closed = False
        self.lock = Lock()
        self.room = Event()
        self.filled = Event()

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.capacity and not self.closed:
                self.room.clear()
                self.room.wait()
            if self.closed:
                raise Closed
            self.items.append(item)
            self.filled.set()

    def get(self):
        with self.lock:
            while not self.items and not self.closed:
                self.filled.clear()
                self.filled.wait()
            if not self.items:
                raise Closed
            self.room.set()
            return self.items.popleft()

    def close(self):
        with self.lock:
            self.closed = True
            self.room.set()
            self.filled.set()


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
