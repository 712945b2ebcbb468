# mistake: called_run
# caught by: test_every_worker_has_a_share
# why: run() is a call like any other: the caller counts, one after the other.
# told as: sequential
"""Calls run() instead of start()."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.run()
    total = Counter()
    for mapper in mappers:
        total.update(mapper.counts)
    return dict(total)
