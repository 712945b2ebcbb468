# mistake: counted_in_advance
# caught by: test_a_philosopher_takes_a_name_and_daemon
# why: eaten says how many meals there were, not how many there are to be.
# told as: nothing
"""Says beforehand that all was eaten."""

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
        self.eaten = meals

    def run(self):
        forks = self.table.forks
        lower, higher = sorted((self.seat, (self.seat + 1) % len(forks)))
        for _ in range(self.meals):
            with forks[lower], forks[higher]:
                self.eat()

    def eat(self):
        pass
