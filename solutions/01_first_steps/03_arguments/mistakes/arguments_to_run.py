# mistake: arguments_to_run
# caught by: test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: nobody hands run() any arguments: the new thread calls it with self alone.
"""Waits in run() for what __init__ got."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.sink = [] if sink is None else sink

    def run(self, words):
        for word in words:
            self.sink.append(word.upper())
