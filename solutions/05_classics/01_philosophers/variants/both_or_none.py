"""Both forks or none: who misses one waits until somebody puts forks back."""

from threading import Condition, Thread


class Table:
    def __init__(self, seats):
        self.seats = seats
        self.taken = set()
        self.changed = Condition()

    def take(self, seat):
        forks = {seat, (seat + 1) % self.seats}
        with self.changed:
            self.changed.wait_for(lambda: not forks & self.taken)
            self.taken |= forks

    def put_back(self, seat):
        with self.changed:
            self.taken -= {seat, (seat + 1) % self.seats}
            self.changed.notify_all()


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        for _ in range(self.meals):
            self.table.take(self.seat)
            self.eat()
            self.eaten += 1
            self.table.put_back(self.seat)

    def eat(self):
        pass
