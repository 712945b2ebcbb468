"""Variant: sets its own half up first, copies the words, and lets map do the capitals; names as in older books."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, sink=None, name=None, daemon=None):
        self.sink = sink
        if self.sink is None:
            self.sink = []
        self.words = tuple(words)
        super(Collector, self).__init__(name=name)
        if daemon is not None:
            self.setDaemon(daemon)

    def run(self):
        put = self.sink.append
        for word in map(str.upper, self.words):
            put(word)
