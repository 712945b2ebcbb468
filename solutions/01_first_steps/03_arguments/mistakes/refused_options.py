# mistake: refused_options
# caught by: test_a_collector_takes_a_name_and_daemon
# why: the __init__ of this class does not take name= and daemon=, so nobody can set them.
"""Takes words and sink, and nothing else."""

from threading import Thread


class Collector(Thread):
    def __init__(self, words, *, sink=None):
        super().__init__()
        self.words = words
        self.sink = [] if sink is None else sink

    def run(self):
        for word in self.words:
            self.sink.append(word.upper())
