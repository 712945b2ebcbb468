# mistake: forgot_super_init
# caught by: test_a_collector_takes_a_name_and_daemon, test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
