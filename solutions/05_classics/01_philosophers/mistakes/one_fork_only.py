# mistake: one_fork_only
# caught by: test_neighbours_never_eat_at_once
# why: with the fork of one side alone in hand, the neighbour on the other side may eat as well.
"""Takes the fork of its own seat only."""

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
        for _ in range(self.meals):
            with self.table.forks[self.seat]:
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
