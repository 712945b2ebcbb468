# mistake: no_wrap_around
# caught by: test_a_philosopher_eats_all_meals, test_everybody_gets_all_meals, test_neighbours_never_eat_at_once
# why: beside the last seat lies fork 0 again; without the remainder there is no such fork.
# told as: nothing
"""Forgets that the table is round."""

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
        lower, higher = sorted((self.seat, self.seat + 1))
        for _ in range(self.meals):
            with forks[lower], forks[higher]:
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
