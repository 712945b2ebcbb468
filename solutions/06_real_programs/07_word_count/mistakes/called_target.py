# mistake: called_target
# caught by: test_every_worker_has_a_share
# why: target=self.count() counts at once, in the caller, and hands on what it returns: None.
"""Calls the target instead of naming it."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        self.texts = texts
        self.counts = Counter()
        super().__init__(target=self.count())

    def count(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
