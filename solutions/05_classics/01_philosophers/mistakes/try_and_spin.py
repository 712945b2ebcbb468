# mistake: try_and_spin
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether the forks are free keeps a processor busy with nothing.
# told as: busy_wait
# visible test: misses it
"""Tries both forks again and again, without waiting."""

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
        while self.eaten < self.meals:
            if left.acquire(blocking=False):
                if right.acquire(blocking=False):
                    self.eat()
                    self.eaten += 1
                    right.release()
                left.release()

    def eat(self):
        pass
