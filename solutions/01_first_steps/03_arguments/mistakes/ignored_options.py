# mistake: ignored_options
# caught by: test_a_collector_takes_a_name_and_daemon
# why: name= and daemon= are taken and never handed on.
# told as: nothing
"""Takes name= and daemon= and forgets them."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None, name=None, daemon=None):
        super().__init__()
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
