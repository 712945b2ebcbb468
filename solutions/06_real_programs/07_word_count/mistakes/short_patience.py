# mistake: short_patience
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost
# why: join with a timeout comes back when the time is over, ended or not.
# visible test: misses it
"""Waits a moment for each."""

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
        mapper.join(0.1)
        total.update(mapper.counts)
    return dict(total)
