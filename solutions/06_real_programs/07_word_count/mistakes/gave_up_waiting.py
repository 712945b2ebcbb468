# mistake: gave_up_waiting
# caught by: test_no_count_is_lost
# why: who does not get the lock at once counts without it.
# visible test: misses it
"""Tries the lock, and goes on in any case."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts, lock):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, lock

    def run(self):
        for text in self.texts:
            for word in text.split():
                mine = self.lock.acquire(blocking=False)
                self.counts[word] = self.counts.get(word, 0) + 1
                if mine:
                    self.lock.release()


def count_words(texts, workers):
    counts, lock = {}, Lock()
    mappers = [Mapper(texts[first::workers], counts, lock) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
