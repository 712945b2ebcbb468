# mistake: fork_shared
# caught by: test_neighbours_never_eat_at_once
# why: each philosopher has two locks of his own, so what lies between two neighbours is two forks.
"""Two forks for each seat."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.forks = [(Lock(), Lock()) for _ in range(seats)]


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        left, right = self.table.forks[self.seat]
        for _ in range(self.meals):
            with left, right:
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
