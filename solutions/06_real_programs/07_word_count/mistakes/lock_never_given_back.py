# mistake: lock_never_given_back
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: the first word takes the lock, and nobody gets it again.
"""Takes the lock and keeps it."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts, lock):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, lock

    def run(self):
        for text in self.texts:
            for word in text.split():
                self.lock.acquire()
                self.counts[word] = self.counts.get(word, 0) + 1


def count_words(texts, workers):
    counts, lock = {}, Lock()
    mappers = [Mapper(texts[first::workers], counts, lock) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
