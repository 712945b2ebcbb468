"""The collector: a thread that is told what to work on, and where to put it.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/03_arguments

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Collector(Thread):
    """A thread that writes words in capitals, and puts them into a sink.

    Attributes:
        sink: Where the words go: whatever was handed in, else a new list of this collector's own.
    """

    def __init__(
        self,
        words: list[str],
        *,
        sink: list[str] | None = None,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        # 1. Which of these four are Thread's business? Hand those on; keep the other two in `self`.
        raise NotImplementedError("First: complete Collector.__init__ in collector.py (number 1 there).")

    # 2. Override `run`: append each word, in capitals, to the sink. Python calls it with nothing but self.
