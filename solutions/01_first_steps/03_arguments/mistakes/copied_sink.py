# mistake: copied_sink
# caught by: test_words_go_to_the_sink_in_capitals, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: a copy of the sink is filled, and whoever handed it in waits in vain.
# told as: rebound_not_appended
"""Copies the sink."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = list(sink or [])

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
