# mistake: mutable_default
# caught by: test_without_a_sink_each_has_its_own
# why: the list in the def is made once, so all collectors that are given no sink share it.
"""Makes the list in the def."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=[], name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
