# mistake: lock_per_thread
# caught by: test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: each buyer holds its own lock, so two buyers are at the counter at the same time.
# visible test: misses it
"""Gives each buyer a lock."""

from threading import Lock, Thread


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.sold = 0

    @property
    def left(self):
        return self.seats - self.sold

    def sell(self):
        if self.sold < self.seats:
            self.sold += 1
            return True
        return False


class Buyer(Thread):
    def __init__(self, office, wanted, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.office = office
        self.wanted = wanted
        self.got = 0
        self.lock = Lock()

    def run(self):
        for _ in range(self.wanted):
            with self.lock:
                if self.office.sell():
                    self.got += 1
