# mistake: put_one_back
# caught by: test_a_philosopher_eats_all_meals, test_everybody_gets_all_meals, test_neighbours_never_eat_at_once, test_nobody_waits_by_spinning
# why: one of the forks is never put back, so the next meal that needs it never comes.
# told as: lock_never_given_back
"""Puts only one fork back."""

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
            forks[lower].acquire()
            forks[higher].acquire()
            self.eat()
            forks[lower].release()
            self.eaten += 1

    def eat(self):
        pass
