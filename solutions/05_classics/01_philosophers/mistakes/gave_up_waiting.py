# mistake: gave_up_waiting
# caught by: test_neighbours_never_eat_at_once
# why: acquire() with a time limit says whether it got the lock, and nobody looks: the meal begins without the fork.
# visible test: misses it
"""Waits for a fork a while, and eats in any case."""

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
            got = [forks[number] for number in (lower, higher) if forks[number].acquire(timeout=1)]
            self.eat()
            self.eaten += 1
            for fork in got:
                fork.release()

    def eat(self):
        pass
