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
    texts = list(texts)
    mappers = [Mapper(texts[i::workers]) for i in range(workers)]
    for m in mappers:
        m.start()
    total = Counter()
    for m in mappers:
        m.join()
        total += m.counts
    return dict(total)
