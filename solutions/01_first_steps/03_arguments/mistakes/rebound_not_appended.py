# mistake: rebound_not_appended
# caught by: test_words_go_to_the_sink_in_capitals, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: `self.sink = self.sink + [...]` makes a new list, and the one that was handed in gets nothing.
"""Makes a new list instead of appending."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink = self.sink + [word.upper()]
