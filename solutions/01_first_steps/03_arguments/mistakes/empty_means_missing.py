# mistake: empty_means_missing
# caught by: test_an_empty_sink_is_used
# why: an empty list counts as false, so `sink or []` puts a new list in its place.
"""Takes an empty sink for no sink."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = sink or []

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
