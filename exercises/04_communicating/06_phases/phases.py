"""Phases: many cells take a step, all of them, and only then the next one.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/06_phases

says how far you are. Whether anybody can be a step ahead, or everybody wait for ever, is told by

    threadlings check phases
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any


class Cell(Thread):
    """One cell of the ring: at each step it works out its next value from what is around it.

    What `board` is, is yours to choose.
    """

    def __init__(self, board: Any, index: int, steps: int) -> None:
        # 2. As always.
        raise NotImplementedError("Next: complete Cell in phases.py (number 2 there).")

    def run(self) -> None:
        """Take all steps, each together with all others."""
        # 3. When may you write your new value? When may you read for the next step? What if rule raises?
        raise NotImplementedError("Then: complete Cell.run in phases.py (number 3 there).")


def simulate(
    board: Sequence[int], steps: int, rule: Callable[[list[int]], int] = sum
) -> list[int]:
    """Take so many steps, and return the values after the last one; the argument stays as it is.

    Args:
        board: A ring of three or more numbers: the last one is beside the first.
        steps: How many steps.
        rule: Given the values [left, own, right] of before the step, returns the cell's new value. If
            it raises, the run ends with that error.
    """
    # 1. One Cell for each index. What do all of them share, and who waits for whom?
    raise NotImplementedError("First: complete simulate in phases.py (number 1 there).")
