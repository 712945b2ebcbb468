# mistake: a_mapper_for_each_text
# caught by: test_every_worker_has_a_share
# why: nobody asks how many workers there are: all texts are split at the same time.
# told as: nothing
"""Makes a Mapper for every text."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        super().__init__()
        self.texts = texts
        self.counts = Counter()

    def run(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper([text]) for text in texts]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
