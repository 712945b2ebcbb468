# mistake: forgot_super_init
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        self.texts = texts
        self.counts = Counter()

    def run(self):
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts, workers):
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
