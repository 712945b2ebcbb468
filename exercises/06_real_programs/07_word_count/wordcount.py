"""Word count: many texts, several workers, one dictionary.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/07_word_count

says how far you are. Whether a count can get lost, and how, is told by

    threadlings check word_count
"""

from __future__ import annotations

from threading import Thread


class Mapper(Thread):
    """A thread that counts the words of some of the texts."""

    # 1. What does a Mapper need to know, and where does it leave what it counted? That is up to you. Write an
    #    `__init__` that sets up Thread first.

    def run(self) -> None:
        """Count."""
        # 2. The words of one text are text.split().
        raise NotImplementedError("First: complete Mapper in wordcount.py (number 1 there).")


def count_words(texts: list[str], workers: int) -> dict[str, int]:
    """Count the words of all texts, by so many Mappers; words are what `text.split()` says.

    There may be more workers than texts, and no texts at all.
    """
    # 3. Share out the texts, all of them; let the Mappers work at the same time; put their counts together.
    raise NotImplementedError("First: complete Mapper in wordcount.py (number 1 there), then this.")
