# mistake: super_init_late
# caught by: test_a_new_collector_has_an_empty_sink, test_a_collector_takes_a_name_and_daemon, test_words_go_to_the_sink_in_capitals, test_without_a_sink_each_has_its_own, test_an_empty_sink_is_used, test_collectors_share_a_sink
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        self.name = name or "collector"
        super().__init__(daemon=daemon)
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
