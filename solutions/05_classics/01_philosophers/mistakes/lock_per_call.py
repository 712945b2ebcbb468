# mistake: lock_per_call
# caught by: test_neighbours_never_eat_at_once
# why: each philosopher makes the locks anew, so nobody ever finds one taken.
# told as: fork_shared
"""Makes the forks when they are needed."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.seats = seats

    def fork(self, number):
        return Lock()


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        table = self.table
        lower, higher = sorted((self.seat, (self.seat + 1) % table.seats))
        for _ in range(self.meals):
            with table.fork(lower), table.fork(higher):
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
