# mistake: split_at_blanks
# caught by: test_one_worker_counts_all
# why: split(" ") finds empty words between two blanks, and leaves line ends in the words.
# told as: nothing
"""Splits at single blanks."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        for text in self.texts:
            self.counts.update(text.split(" "))


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
