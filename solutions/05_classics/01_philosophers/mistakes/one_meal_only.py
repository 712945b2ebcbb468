# mistake: one_meal_only
# caught by: test_a_philosopher_eats_all_meals, test_everybody_gets_all_meals
# why: run ends after the first meal, whatever meals says.
# told as: nothing
"""Eats once."""

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
        with forks[lower], forks[higher]:
            self.eat()
        self.eaten += 1

    def eat(self):
        pass
