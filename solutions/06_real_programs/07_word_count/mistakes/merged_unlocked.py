# mistake: merged_unlocked
# caught by: test_no_count_is_lost
# why: each counts on its own, and adding two dictionaries to one at the same time loses counts.
# visible test: misses it
"""Counts alone, and merges without a lock."""

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
        for word, number in own.items():
            self.total[word] = self.total.get(word, 0) + number


def count_words(texts, workers):
    total = {}
    mappers = [Mapper(texts[first::workers], total) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return total
