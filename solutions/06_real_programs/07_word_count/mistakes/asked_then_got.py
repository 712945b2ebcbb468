# mistake: asked_then_got
# caught by: test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: between empty() and get() another Mapper takes the last text, and get() waits for ever.
# told as: taken_meanwhile
# visible test: misses it
"""Asks a queue whether there is something, then takes it."""

from collections import Counter
from queue import Queue
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        while not self.texts.empty():
            self.counts.update(self.texts.get().split())


def count_words(texts, workers):
    waiting = Queue()
    for text in texts:
        waiting.put(text)
    mappers = [Mapper(waiting) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
