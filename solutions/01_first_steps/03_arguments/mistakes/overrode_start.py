# mistake: overrode_start
# caught by: test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: the work belongs in run(); a start() of one's own does it in the caller and never begins a thread.
"""Overrides start instead of run."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def start(self):
        for word in self.words:
            self.sink.append(word.upper())
