# mistake: lost_self
# caught by: test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: words was an argument of __init__, and is gone when that returns; run() only has self.
# told as: forgot_to_keep
"""Looks in run() for an argument of __init__."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.sink = [] if sink is None else sink

    def run(self):
        for word in words:
            self.sink.append(word.upper())
