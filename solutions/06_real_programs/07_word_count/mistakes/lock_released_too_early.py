# mistake: lock_released_too_early
# caught by: test_no_count_is_lost
# why: between reading and storing another Mapper may count the same word.
# visible test: misses it
"""Stores outside the block."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts, lock):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, lock

    def run(self):
        for text in self.texts:
            for word in text.split():
                with self.lock:
                    before = self.counts.get(word, 0)
                self.counts[word] = before + 1


def count_words(texts, workers):
    counts, lock = {}, Lock()
    mappers = [Mapper(texts[first::workers], counts, lock) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
