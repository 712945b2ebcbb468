# mistake: no_lock
# caught by: test_neighbours_never_eat_at_once
# why: a flag is looked at and then set, and both neighbours may look before either sets it.
# visible test: misses it
"""Looks whether both forks lie there, and takes them."""

import time
from threading import Thread


class Table:
    def __init__(self, seats):
        self.taken = [False] * seats


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        taken = self.table.taken
        left, right = self.seat, (self.seat + 1) % len(taken)
        for _ in range(self.meals):
            while taken[left] or taken[right]:
                time.sleep(0.001)
            taken[left] = taken[right] = True
            self.eat()
            taken[left] = taken[right] = False
            self.eaten += 1

    def eat(self):
        pass
