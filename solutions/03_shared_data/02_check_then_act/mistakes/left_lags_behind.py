# mistake: left_lags_behind
# caught by: test_every_free_seat_can_be_had
# why: left is counted down after the lock was given back, where two buyers overwrite each other.
# told as: no_lock
# visible test: misses it
"""Sells under the lock, and counts the free seats after it."""

from threading import Lock, Thread


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.sold = 0
        self.left = seats
        self.lock = Lock()

    def sell(self):
        with self.lock:
            if self.sold == self.seats:
                return False
            self.sold += 1
        self.left -= 1
        return True


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
