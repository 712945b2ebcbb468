# mistake: no_lock
# caught by: test_no_count_is_lost
# why: two Mappers may both read a count before either writes it.
# visible test: misses it
"""One dictionary for all, and no lock."""

from threading import Thread


class Mapper(Thread):
    def __init__(self, texts, counts):
        super().__init__()
        self.texts, self.counts = texts, counts

    def run(self):
        for text in self.texts:
            for word in text.split():
                self.counts[word] = self.counts.get(word, 0) + 1


def count_words(texts, workers):
    counts = {}
    mappers = [Mapper(texts[first::workers], counts) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return counts
