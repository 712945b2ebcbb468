# mistake: class_attribute
# caught by: test_one_worker_counts_all, test_no_count_is_lost
# why: what is made in the class body is made once: all Mappers add to it, and the next call finds it full.
"""Keeps the counts on the class."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    counts = Counter()

    def __init__(self, texts):
        super().__init__()
        self.texts = texts

    def run(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return dict(Mapper.counts)
