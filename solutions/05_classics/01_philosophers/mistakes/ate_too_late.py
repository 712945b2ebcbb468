# mistake: ate_too_late
# caught by: test_neighbours_never_eat_at_once
# why: the forks lie on the table again when the meal begins.
"""Eats after both forks were put back."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        forks = self.table.forks
        lower, higher = sorted((self.seat, (self.seat + 1) % len(forks)))
        for _ in range(self.meals):
            with forks[lower], forks[higher]:
                pass
            self.eat()
            self.eaten += 1

    def eat(self):
        pass
