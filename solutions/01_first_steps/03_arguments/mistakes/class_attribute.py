# mistake: class_attribute
# caught by: test_without_a_sink_each_has_its_own
# why: a list in the body of the class is one list for all collectors.
"""Makes the list in the body of the class."""

from threading import Thread


class Collector(Thread):
    sink = []

    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        if sink is not None:
            self.sink = sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
