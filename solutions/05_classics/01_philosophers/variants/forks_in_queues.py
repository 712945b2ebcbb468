"""A fork is what lies in a queue of one; the higher number is taken first."""

from queue import Queue
from threading import Thread


class Table:
    def __init__(self, seats):
        self.places = [Queue(maxsize=1) for _ in range(seats)]
        for number, place in enumerate(self.places):
            place.put(number)


class Philosopher(Thread):
    def __init__(self, table, seat, meals, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.table = table
        self.seat = seat
        self.meals = meals
        self.eaten = 0

    def run(self):
        places = self.table.places
        sides = sorted((self.seat, (self.seat + 1) % len(places)), reverse=True)
        for _ in range(self.meals):
            forks = [(side, places[side].get()) for side in sides]
            self.eat()
            for side, fork in forks:
                places[side].put(fork)
            self.eaten += 1

    def eat(self):
        pass
