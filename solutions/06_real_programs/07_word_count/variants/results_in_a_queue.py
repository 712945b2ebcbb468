"""Variant: daemons that take texts until they find the sign of the end, and hand in their counts by a queue."""

import queue
import threading
from collections import Counter


class Mapper(threading.Thread):
    def __init__(self, texts, results):
        super().__init__(daemon=True)
        self.texts = texts
        self.results = results

    def run(self):
        while (text := self.texts.get()) is not None:
            self.results.put(Counter(text.split()))
        self.results.put(None)


def count_words(texts, workers):
    todo, results = queue.Queue(), queue.Queue()
    for _ in range(workers):
        Mapper(todo, results).start()
    for text in texts:
        todo.put(text)
    for _ in range(workers):
        todo.put(None)
    total, ended = Counter(), 0
    while ended < workers:
        counts = results.get()
        if counts is None:
            ended += 1
        else:
            total += counts
    return total
