"""The table: everybody eats in the end, and nobody eats with a fork that a neighbour holds.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/05_classics/01_philosophers

says how far you are. Whether they can all sit there for ever, each with one fork, is told by

    threadlings check philosophers
"""

from __future__ import annotations

from threading import Thread


class Table:
    """A round table for three or more. Between any two neighbours lies one fork."""

    def __init__(self, seats: int) -> None:
        # 1. What is a fork? It is in one hand at most; who needs it, and does not get it, waits.
        raise NotImplementedError("First: complete Table.__init__ in table.py (number 1 there).")


class Philosopher(Thread):
    """Somebody at the table, who eats so many meals and then goes.

    Attributes:
        eaten: how many meals so far.
    """

    def __init__(
        self, table: Table, seat: int, meals: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 2. Set up Thread, then what belongs to this philosopher. Seats count from 0.
        raise NotImplementedError("Next: complete Philosopher.__init__ in table.py (number 2 there).")

    def run(self) -> None:
        """Eat the meals, one after the other, each with both forks in hand."""
        # 3. For each meal take the fork on either side, call self.eat(), and put both back.
        raise NotImplementedError("Last: complete Philosopher.run in table.py (number 3 there).")

    def eat(self) -> None:
        """Eat one meal. Given, and others may override it: call it once a meal, both forks in hand."""
