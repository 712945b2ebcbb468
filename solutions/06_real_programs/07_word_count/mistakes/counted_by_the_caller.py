# mistake: counted_by_the_caller
# caught by: test_every_worker_has_a_share
# why: the texts are split by whoever calls; the Mappers only count what they are given.
# told as: sequential
"""Splits where the texts are shared out."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        self.counts = Counter(self.texts)


def count_words(texts, workers):
    mappers = [Mapper([word for text in texts[first::workers] for word in text.split()]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
