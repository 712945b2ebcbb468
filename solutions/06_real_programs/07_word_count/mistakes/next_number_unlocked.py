# mistake: next_number_unlocked
# caught by: test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share
# why: two Mappers may read the same number: one text is counted twice.
# told as: no_lock
# visible test: misses it
"""Shares out by a number that nobody guards."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    following = 0

    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        while Mapper.following < len(self.texts):
            number = Mapper.following
            Mapper.following += 1
            self.counts.update(self.texts[number].split())


def count_words(texts, workers):
    Mapper.following = 0
    mappers = [Mapper(texts) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
