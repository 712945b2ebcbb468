# mistake: overrode_start
# caught by: test_every_worker_has_a_share
# why: start() is overridden, so there is no new thread: the caller counts.
"""Writes start() instead of run()."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def start(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        total.update(mapper.counts)
    return dict(total)
