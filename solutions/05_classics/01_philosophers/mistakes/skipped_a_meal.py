# mistake: skipped_a_meal
# caught by: test_everybody_gets_all_meals
# why: who does not get both forks at once goes without that meal.
"""Goes without when a fork is not free."""

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
        left, right = forks[self.seat], forks[(self.seat + 1) % len(forks)]
        for _ in range(self.meals):
            if left.acquire(blocking=False):
                if right.acquire(blocking=False):
                    self.eat()
                    self.eaten += 1
                    right.release()
                left.release()

    def eat(self):
        pass
