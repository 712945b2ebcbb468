"""Reference: each Mapper counts every so-manieth text on its own; they are added up when all have ended."""

from __future__ import annotations

from collections import Counter
from threading import Thread


class Mapper(Thread):
    """A thread that counts the words of some of the texts, and keeps the counts to itself."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts
        self.counts: Counter[str] = Counter()

    def run(self) -> None:
        for text in self.texts:
            self.counts.update(text.split())


def count_words(texts: list[str], workers: int) -> dict[str, int]:
    """Count the words of all texts, by so many Mappers."""
    mappers = [Mapper(texts[first::workers]) for first in range(workers)]
    for mapper in mappers:
        mapper.start()
    total: Counter[str] = Counter()
    for mapper in mappers:
        mapper.join()
        total.update(mapper.counts)
    return dict(total)
