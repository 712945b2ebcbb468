# mistake: checked_outside_lock
# caught by: test_no_seat_is_sold_twice
# why: whether a seat is free is looked up before the lock is held; by then it may be sold.
# visible test: misses it
"""Looks first and locks afterwards."""

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
        if self.left == 0:
            return False
        with self.lock:
            self.sold += 1
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
