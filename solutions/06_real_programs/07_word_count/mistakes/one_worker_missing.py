# mistake: one_worker_missing
# caught by: test_every_worker_has_a_share
# why: range(1, workers) is one less, and with one worker none.
# told as: sequential
"""Makes one Mapper less."""

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
    mappers = [Mapper(texts[first :: workers - 1]) for first in range(workers - 1)] or [Mapper(texts)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
