# mistake: called_target
# caught by: test_a_new_collector_has_an_empty_sink, test_words_go_to_the_sink_in_capitals
# why: target=self.collect() collects at once, in the caller; the thread gets None to run.
"""Calls the target instead of handing it over."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        self.words = words
        self.sink = [] if sink is None else sink
        super().__init__(target=self.collect(), name=name, daemon=daemon)

    def collect(self):
        for word in self.words:
            self.sink.append(word.upper())
