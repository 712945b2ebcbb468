# mistake: super_init_late
# caught by: test_one_worker_counts_all, test_any_number_of_workers, test_no_count_is_lost, test_every_worker_has_a_share, test_nobody_waits_by_spinning
# why: Thread sets its own state in __init__; a name given before is overwritten or refused.
"""Sets the name first."""

from collections import Counter
from threading import Thread


class Mapper(Thread):
    def __init__(self, texts):
        self.name = "mapper"
        self.texts = texts
        self.counts = Counter()
        super().__init__()

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
