# mistake: refused_when_busy
# caught by: test_every_free_seat_can_be_had
# why: finding the lock taken is no reason to refuse: somebody is buying, and seats may be left.
# visible test: misses it
"""Refuses when somebody else is at the counter."""

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
        if not self.lock.acquire(blocking=False):
            return False
        try:
            if self.sold == self.seats:
                return False
            self.sold += 1
            return True
        finally:
            self.lock.release()


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
