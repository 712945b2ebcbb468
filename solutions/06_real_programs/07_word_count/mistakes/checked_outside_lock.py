# mistake: checked_outside_lock
# caught by: test_no_count_is_lost
# why: two Mappers may both find that a word is new, and the second one starts again with 1.
# visible test: misses it
"""Looks before it locks."""

from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, counts, lock):
        super().__init__()
        self.texts, self.counts, self.lock = texts, counts, lock

    def run(self):
        for text in self.texts:
            for word in text.split():
                if word not in self.counts:
                    with self.lock:
                        self.counts[word] = 1
                else:
                    with self.lock:
                        self.counts[word] += 1


def count_words(texts, workers):
    counts, lock = {}, Lock()
    mappers = [Mapper(texts[first::workers], counts, lock) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
