# mistake: lock_order_inversion
# caught by: test_everybody_gets_all_meals
# why: everybody takes the fork on one side first: each holds one, and waits for the one the next person holds.
# visible test: misses it
"""The left fork first, then the right one."""

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
        left, right = self.seat, (self.seat + 1) % len(forks)
        for _ in range(self.meals):
            with forks[left], forks[right]:
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
