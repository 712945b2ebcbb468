"""Forks are taken one after the other by one person at a time; eating needs nobody's leave."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.reaching = Lock()


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        forks = self.table.forks
        beside = [forks[self.seat], forks[self.seat - 1]]
        while self.eaten < self.meals:
            with self.table.reaching:
                for fork in beside:
                    fork.acquire()
            self.eat()
            self.eaten += 1
            for fork in beside:
                fork.release()

    def eat(self):
        pass
