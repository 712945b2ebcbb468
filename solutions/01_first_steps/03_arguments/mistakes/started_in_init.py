# mistake: started_in_init
# caught by: test_a_new_collector_has_an_empty_sink, test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: a thread that starts itself in __init__ runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink
        self.start()

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
