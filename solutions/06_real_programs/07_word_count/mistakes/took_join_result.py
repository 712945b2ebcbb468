# mistake: took_join_result
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost
# why: join() returns None; what was counted is in the Mapper.
"""Adds up what join() returns."""

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
    total = Counter()
    for mapper in mappers:
        total.update(mapper.join())
    return dict(total)
