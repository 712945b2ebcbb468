# mistake: one_big_lock
# caught by: test_two_who_are_no_neighbours_can_eat_together
# why: one lock for the whole table: nobody else eats, however far away, until this meal is over.
"""One lock for the whole table."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.free = Lock()


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        for _ in range(self.meals):
            with self.table.free:
                self.eat()
            self.eaten += 1

    def eat(self):
        pass
