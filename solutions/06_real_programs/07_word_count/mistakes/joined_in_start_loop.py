# mistake: joined_in_start_loop
# caught by: test_every_worker_has_a_share
# why: each Mapper is waited for before the next one begins.
"""Starts and joins in one loop."""

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
        mapper.start()
        mapper.join()
    total = Counter()
    for mapper in mappers:
        total.update(mapper.counts)
    return dict(total)
