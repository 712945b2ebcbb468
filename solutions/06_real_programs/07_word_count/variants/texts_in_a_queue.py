"""Variant: the texts lie in a queue, whoever is free takes one; the counts are merged under a lock."""

from queue import Empty, Queue
from threading import Lock, Thread


class Mapper(Thread):
    def __init__(self, texts, total, lock):
        super().__init__()
        self.texts, self.total, self.lock = texts, total, lock

    def run(self):
        own = {}
        while True:
            try:
                text = self.texts.get_nowait()
            except Empty:
                break
            for word in text.split():
                own[word] = own.get(word, 0) + 1
        with self.lock:
            for word, number in own.items():
                self.total[word] = self.total.get(word, 0) + number


def count_words(texts, workers):
    waiting = Queue()
    for text in texts:
        waiting.put(text)
    total, lock = {}, Lock()
    mappers = [Mapper(waiting, total, lock) for _ in range(workers)]
    for mapper in mappers:
        mapper.start()
    for mapper in mappers:
        mapper.join()
    return total
