# mistake: lock_per_call
# caught by: test_no_count_is_lost
# why: each count takes a new lock, which nobody else can hold.
# visible test: misses it
"""Makes the lock where it is used."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts):
        super().__init__()
        self.texts, self.counts = texts, counts

    def run(self):
        for text in self.texts:
            for word in text.split():
                self.count(word)

    def count(self, word):
        lock = Lock()
        with lock:
            self.counts[word] = self.counts.get(word, 0) + 1


def count_words(texts, workers):
    counts = {}
    mappers = [Mapper(texts[first::workers], counts) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
