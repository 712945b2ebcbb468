# mistake: no_options
# caught by: test_a_philosopher_takes_a_name_and_daemon
# why: __init__ takes neither name= nor daemon=.
# told as: nothing
"""Takes no options."""

from threading import Lock, Thread


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]


class Philosopher(Thread):
    def __init__(self, table, seat, meals):
        super().__init__()
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
