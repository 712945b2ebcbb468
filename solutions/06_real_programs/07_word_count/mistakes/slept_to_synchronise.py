# mistake: slept_to_synchronise
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost
# why: a second is not always enough, and always too long.
# visible test: misses it
"""Sleeps instead of waiting for the Mappers."""

import time
from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts, lock):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, lock

    def run(self):
        for text in self.texts:
            for word in text.split():
                with self.lock:
                    self.counts[word] = self.counts.get(word, 0) + 1


def count_words(texts, workers):
    counts, lock = {}, Lock()
    mappers = [Mapper(texts[first::workers], counts, lock) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    time.sleep(1)
    return counts
