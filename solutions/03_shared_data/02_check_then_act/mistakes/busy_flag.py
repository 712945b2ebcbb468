# mistake: busy_flag
# caught by: test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: a flag is looked at and raised in two steps; two buyers can both find it down.
# visible test: misses it
"""Builds a lock of its own from a flag."""

import time
from threading import Thread


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.sold = 0
        self.busy = False

    @property
    def left(self):
        return self.seats - self.sold

    def sell(self):
        while self.busy:
            time.sleep(0.001)
        self.busy = True
        free = self.sold < self.seats
        if free:
            self.sold += 1
        self.busy = False
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
