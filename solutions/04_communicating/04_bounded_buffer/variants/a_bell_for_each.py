"""Variant: whoever waits hangs up a bell of their own; whoever changes something rings them all."""

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
        self.waiting = []

    def ring(self):
        for bell in self.waiting:
            bell.set()
        self.waiting.clear()

    def put(self, item):
        while True:
            with self.lock:
                if self.closed:
                    raise Closed
                if len(self.items) < self.capacity:
                    self.items.append(item)
                    self.ring()
                    return
                bell = Event()
                self.waiting.append(bell)
            bell.wait()

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    self.ring()
                    return self.items.popleft()
                if self.closed:
                    raise Closed
                bell = Event()
                self.waiting.append(bell)
            bell.wait()

    def close(self):
        with self.lock:
            self.closed = True
            self.ring()


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
