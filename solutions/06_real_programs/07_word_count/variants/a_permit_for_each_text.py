"""Variant: a Mapper for each text, so many permits to work, and all of the work done under one."""

from collections import Counter
from threading import BoundedSemaphore, Thread


class Mapper(Thread):
    def __init__(self, text, permits):
        super().__init__(target=self.count, args=(text,))
        self.permits = permits

    def count(self, text):
        with self.permits:
            self.counts = Counter(text.split())


def count_words(texts, workers):
    permits = BoundedSemaphore(workers)
    mappers = [Mapper(text, permits) for text in texts]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return sum((mapper.counts for mapper in mappers), Counter())
