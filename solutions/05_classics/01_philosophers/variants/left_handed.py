"""One of them, at the last seat, takes the other fork first."""

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
        first, second = self.seat, (self.seat + 1) % len(forks)
        if self.seat == len(forks) - 1:
            first, second = second, first
        for _ in range(self.meals):
            forks[first].acquire()
            forks[second].acquire()
            try:
                self.eat()
            finally:
                forks[second].release()
                forks[first].release()
            self.eaten += 1

    def eat(self):
        pass
