"""A waiter lets all but one of them reach for forks."""

from threading import Lock, Semaphore, Thread


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.chairs = Semaphore(seats - 1)


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        table = self.table
        left = table.forks[self.seat]
        right = table.forks[(self.seat + 1) % len(table.forks)]
        for _ in range(self.meals):
            with table.chairs, left, right:
                self.eat()
                self.eaten += 1

    def eat(self):
        pass
