"""Reference: a lock for each fork, and everybody takes the one with the lower number first."""

from __future__ import annotations

from threading import Lock, Thread


class Table:
    """A round table for three or more. Between any two neighbours lies one fork."""

    def __init__(self, seats: int) -> None:
        self.forks = [Lock() for _ in range(seats)]


class Philosopher(Thread):
    """Somebody at the table, who eats so many meals and then goes."""

    def __init__(
        self, table: Table, seat: int, meals: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self) -> None:
        """Eat the meals, one after the other, each with both forks in hand."""
        forks = self.table.forks
        lower, higher = sorted((self.seat, (self.seat + 1) % len(forks)))
        for _ in range(self.meals):
            with forks[lower], forks[higher]:
                self.eat()
            self.eaten += 1

    def eat(self) -> None:
        """Eat one meal."""
