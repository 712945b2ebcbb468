# mistake: one_sentinel
# caught by: test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: one Mapper takes the sign of the end, and the others wait for ever.
"""Puts one sign of the end for all."""

from collections import Counter
from queue import Queue
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        while (text := self.texts.get()) is not None:
            self.counts.update(text.split())


def count_words(texts, workers):
    waiting = Queue()
    for text in texts:
        waiting.put(text)
    waiting.put(None)
    mappers = [Mapper(waiting) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
