# mistake: joined_itself
# caught by: test_a_philosopher_eats_all_meals, test_everybody_gets_all_meals, test_neighbours_never_eat_at_once, test_two_who_are_no_neighbours_can_eat_together, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

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
            with forks[lower], forks[higher]:
                self.eat()
            self.eaten += 1
        self.join()

    def eat(self):
        pass
