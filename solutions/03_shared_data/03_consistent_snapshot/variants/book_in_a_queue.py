"""Variant: the two numbers lie in a queue of one place; who takes them out is alone with them."""

from queue import Queue
from threading import Thread


class Stats:
    def __init__(self):
        self._book = Queue(1)
        self._book.put((0, 0))

    def add(self, value):
        count, total = self._book.get()
        self._book.put((count + 1, total + value))

    def snapshot(self):
        pair = self._book.get()
        self._book.put(pair)
        return pair

    def mean(self):
        count, total = self.snapshot()
        return total / count if count else 0.0


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
