# mistake: lock_per_thread
# caught by: test_no_count_is_lost
# why: each Mapper has a lock of its own, so they never wait for one another.
# visible test: misses it
"""Makes a lock in each Mapper."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, Lock()

    def run(self):
        for text in self.texts:
            for word in text.split():
                with self.lock:
                    self.counts[word] = self.counts.get(word, 0) + 1


def count_words(texts, workers):
    counts = {}
    mappers = [Mapper(texts[first::workers], counts) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
