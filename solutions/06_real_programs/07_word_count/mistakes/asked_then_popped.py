# mistake: asked_then_popped
# caught by: test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: between the question and pop() another Mapper takes the last text, and pop() raises.
# told as: taken_meanwhile
# visible test: misses it
"""Asks a list whether there is something, then takes it."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        while self.texts:
            self.counts.update(self.texts.pop().split())


def count_words(texts, workers):
    waiting = list(texts)
    mappers = [Mapper(waiting) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
