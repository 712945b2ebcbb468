# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again keeps the processor from those who count.
# visible test: misses it
"""Asks until nobody is alive."""

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
    while any(mapper.is_alive() for mapper in mappers):
        pass
    total = Counter()
    for mapper in mappers:
        total.update(mapper.counts)
    return dict(total)
