"""Variant: one thread has the numbers to itself; values and questions reach it through one queue, in order."""

from collections import namedtuple
from queue import SimpleQueue
from threading import Thread


class Snapshot(namedtuple("Snapshot", "count total")):
    @property
    def mean(self):
        return self.total / self.count if self.count else 0.0


class Stats:
    def __init__(self):
        self._letters = SimpleQueue()
        Thread(target=self._keep, daemon=True).start()

    def _keep(self):
        count = total = 0
        while True:
            value, answer = self._letters.get()
            if answer is None:
                count, total = count + 1, total + value
            else:
                answer.put(Snapshot(count, total))

    def add(self, value):
        self._letters.put((value, None))

    def snapshot(self):
        answer = SimpleQueue()
        self._letters.put((None, answer))
        return answer.get()

    def mean(self):
        return self.snapshot().mean


class Recorder(Thread):
    def __init__(self, stats, values, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.stats = stats
        self.values = values

    def run(self):
        for value in self.values:
            self.stats.add(value)
