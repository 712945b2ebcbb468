# mistake: arguments_to_thread
# caught by: test_a_new_collector_has_an_empty_sink, test_a_collector_takes_a_name_and_daemon, test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: Thread's own __init__ takes group first, which must be None; the words are not its business.
"""Hands its words on to Thread."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(words, name=name, daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
