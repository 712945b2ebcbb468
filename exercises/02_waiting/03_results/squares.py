"""Squares: threads that work something out, and where they leave it.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/02_waiting/03_results

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Square(Thread):
    """A thread that squares one number.

    Attributes:
        result: None at first; the square of n when the thread has run.
    """

    def __init__(self, n: int, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Set up Thread, then what belongs to this Square.
        raise NotImplementedError("First: complete Square.__init__ in squares.py (number 1 there).")

    # 2. Override `run`: work out the square, and leave it where others find it.


def squares(numbers: list[int]) -> list[int]:
    """Square all numbers at the same time, one Square each; return the results in the order of numbers."""
    # 3. Start all of them; wait for all of them; then collect.
    raise NotImplementedError("Next: complete squares in squares.py (number 3 there).")
