"""Variant: what to do is packed into one function beforehand; a value that nobody can hand in stands for no sink."""

from functools import partial
from threading import Thread

NO_SINK = object()


class Collector(Thread):
    def __init__(self, words, *, sink=NO_SINK, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.sink = list() if sink is NO_SINK or sink is None else sink
        self.work = [partial(self._collect, word) for word in words]

    def _collect(self, word):
        self.sink.append(word.upper())

    def run(self):
        while self.work:
            self.work.pop(0)()
