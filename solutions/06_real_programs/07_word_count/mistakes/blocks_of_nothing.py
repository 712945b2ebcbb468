# mistake: blocks_of_nothing
# caught by: test_any_number_of_workers, test_every_worker_has_a_share
# why: with more workers than texts a block has no texts, and range(0, n, 0) is an error.
# told as: nothing
"""Cuts blocks of len(texts) // workers."""

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
    size = len(texts) // workers
    mappers = [Mapper(texts[i : i + size]) for i in range(0, len(texts), size)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
