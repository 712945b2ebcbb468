# mistake: appended_the_list
# caught by: test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: the whole list is appended as one thing.
# told as: nothing
"""Appends all words at once."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        self.sink.append([word.upper() for word in self.words])
