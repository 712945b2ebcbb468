"""A crowd: many threads, each with a place of its own.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/07_many_threads

says how far you are. There is nothing to do in `measure.py`: run it to see what threads cost.
"""

from __future__ import annotations

from threading import Thread


class Filler(Thread):
    """A thread that fills one slot of a list that others fill, too."""

    def __init__(
        self, slots: list[int | None], index: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 1. Set up Thread, then what belongs to this filler.
        raise NotImplementedError("First: complete Filler.__init__ in crowd.py (number 1 there).")

    # 2. Override `run`: write the square of the index in the slot of that index.


def fill(n: int) -> list[int]:
    """Return n slots, filled by n Fillers, none of which has to wait for its turn."""
    # 3. As many slots as there will be threads; then start all of them, and wait for all.
    raise NotImplementedError("Next: complete fill in crowd.py (number 3 there).")
