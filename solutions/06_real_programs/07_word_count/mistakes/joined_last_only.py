# mistake: joined_last_only
# caught by: test_any_number_of_workers, test_no_count_is_lost
# why: the Mapper that was started last need not be the last to end.
# visible test: misses it
"""Waits for the last one only."""

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
    mapper.join()
    for mapper in mappers:
        total.update(mapper.counts)
    return dict(total)
