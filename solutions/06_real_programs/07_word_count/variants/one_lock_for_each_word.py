"""Variant: one dictionary for all, a lock around each single count, and the next text by an iterator under it."""

from collections import defaultdict
from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, next_text, counts, lock):
        super().__init__()
        self.next_text, self.counts, self.lock = next_text, counts, lock

    def run(self):
        while True:
            with self.lock:
                text = next(self.next_text, None)
            if text is None:
                return
            for word in text.split():
                with self.lock:
                    self.counts[word] += 1


def count_words(texts, workers):
    counts, lock, next_text = defaultdict(int), Lock(), iter(texts)
    mappers = [Mapper(next_text, counts, lock) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
