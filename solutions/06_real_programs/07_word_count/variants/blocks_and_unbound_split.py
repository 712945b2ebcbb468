"""Variant: each takes a block of texts, splits with str.split itself, and everything is done under one lock."""

from collections import Counter
from itertools import chain
from threading import Condition, Thread


class Mapper(Thread):
    def __init__(self, block, whole, done):
        Thread.__init__(self, daemon=True)
        self.block, self.whole, self.done = block, whole, done

    def run(self):
        with self.done:
            self.whole.update(Counter(chain.from_iterable(map(str.split, self.block))))
            self.whole.left -= 1
            self.done.notify_all()


class Whole(Counter):
    left = 0


def count_words(texts, workers):
    size, extra = divmod(len(texts), workers)
    whole, done, begin = Whole(), Condition(), 0
    whole.left = workers
    for number in range(workers):
        end = begin + size + (number < extra)
        Mapper(texts[begin:end], whole, done).start()
        begin = end
    with done:
        done.wait_for(lambda: whole.left == 0)
    return dict(whole)
