# mistake: worked_in_init
# caught by: test_a_new_collector_has_an_empty_sink, test_words_go_to_the_sink_in_capitals
# why: __init__ runs in the thread that makes the object: nothing is left for the new one.
"""Does the work in __init__."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.sink = [] if sink is None else sink
        for word in words:
            self.sink.append(word.upper())

    def run(self):
        pass
