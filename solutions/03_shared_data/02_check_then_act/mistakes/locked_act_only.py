# mistake: locked_act_only
# caught by: test_no_seat_is_sold_twice
# why: only the sale itself is done under the lock; the free seats were counted before it.
# told as: checked_outside_lock
# visible test: misses it
"""Counts the free seats, and locks only to sell one."""

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
        free = self.seats - self.sold
        if free > 0:
            self.lock.acquire()
            try:
                self.sold = self.sold + 1
            finally:
                self.lock.release()
            return True
        return False


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
