# mistake: two_locked_steps
# caught by: test_no_seat_is_sold_twice
# why: looking is locked and selling is locked, each for itself; in between others buy.
# visible test: misses it
"""Locks the look and the sale, one after the other."""

from threading import Lock, Thread


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.sold = 0
        self.lock = Lock()

    @property
    def left(self):
        return self.seats - self.sold

    def sell(self):
        with self.lock:
            free = self.sold < self.seats
        if free:
            with self.lock:
                self.sold += 1
        return free


class Buyer(Thread):
    def __init__(self, office, wanted, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.office = office
        self.wanted = wanted
        self.got = 0

    def run(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
