# mistake: no_join
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost
# why: the Mappers are started, and their counts are read when they may not have begun.
# visible test: misses it
"""Does not wait."""

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
        total.update(mapper.counts)
    return dict(total)
