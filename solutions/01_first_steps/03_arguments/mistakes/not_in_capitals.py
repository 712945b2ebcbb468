# mistake: not_in_capitals
# caught by: test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: upper() returns a new text and leaves the word as it is; its result is thrown away.
# told as: nothing
"""Throws the capitals away."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            word.upper()
            self.sink.append(word)
