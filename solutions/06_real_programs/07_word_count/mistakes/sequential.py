# mistake: sequential
# caught by: test_every_worker_has_a_share
# why: the first Mapper is given everything, and the others nothing.
"""Gives all texts to one of them."""

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
    mappers = [Mapper(texts if first == 0 else []) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
