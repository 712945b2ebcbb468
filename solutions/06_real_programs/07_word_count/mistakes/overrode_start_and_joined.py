# mistake: overrode_start_and_joined
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: start() is overridden, so no thread was ever begun that could be waited for.
# told as: overrode_start
"""Writes start() instead of run(), and joins."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def start(self):
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
