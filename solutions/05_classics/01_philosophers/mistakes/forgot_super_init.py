# mistake: forgot_super_init
# caught by: test_a_philosopher_takes_a_name_and_daemon, test_a_philosopher_eats_all_meals, test_everybody_gets_all_meals, test_neighbours_never_eat_at_once, test_two_who_are_no_neighbours_can_eat_together, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
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

    def eat(self):
        pass
