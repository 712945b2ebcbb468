# mistake: gave_up_waiting
# caught by: test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: acquire(timeout=...) returns False when it gave up, and the sale goes on without the lock.
# visible test: misses it
"""Waits for the lock for a second at most and sells anyway."""

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
        got_it = self.lock.acquire(timeout=1)
        try:
            if self.sold == self.seats:
                return False
            self.sold += 1
            return True
        finally:
            if got_it:
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
