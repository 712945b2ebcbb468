"""Variant: a Queue's own lock and conditions, with an end added."""

from queue import Queue
from threading import Thread


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self.queue = Queue(capacity)
        self.closed = False

    def put(self, item):
        queue = self.queue
        with queue.not_full:
            queue.not_full.wait_for(lambda: self.closed or queue._qsize() < queue.maxsize)
            if self.closed:
                raise Closed
            queue._put(item)
            queue.not_empty.notify()

    def get(self):
        queue = self.queue
        with queue.not_empty:
            queue.not_empty.wait_for(lambda: self.closed or queue._qsize())
            if not queue._qsize():
                raise Closed
            queue.not_full.notify()
            return queue._get()

    def close(self):
        with self.queue.mutex:
            self.closed = True
            self.queue.not_full.notify_all()
            self.queue.not_empty.notify_all()


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
