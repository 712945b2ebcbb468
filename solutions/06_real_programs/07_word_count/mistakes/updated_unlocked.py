# mistake: updated_unlocked
# caught by: test_no_count_is_lost
# why: Counter.update is a loop of reads and writes; it keeps nobody out.
# told as: merged_unlocked
# visible test: misses it
"""Merges by Counter.update, without a lock."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts, total):
        super().__init__()
        self.texts, self.total = texts, total

    def run(self):
        own = Counter()
        for text in self.texts:
            own.update(text.split())
        self.total.update(own)


def count_words(texts, workers):
    total = Counter()
    mappers = [Mapper(texts[first::workers], total) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return total
