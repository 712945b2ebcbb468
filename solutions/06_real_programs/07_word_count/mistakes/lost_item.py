# mistake: lost_item
# caught by: test_any_number_of_workers, test_no_count_is_lost
# why: len(texts) // workers leaves texts over, and nobody takes them.
"""Cuts into equal blocks, and forgets the rest."""

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
    size = len(texts) // workers
    mappers = [Mapper(texts[i * size : (i + 1) * size]) for i in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
