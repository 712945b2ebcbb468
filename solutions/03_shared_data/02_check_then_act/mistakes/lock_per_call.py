# mistake: lock_per_call
# caught by: test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each sale."""

from threading import Lock, Thread


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.sold = 0

    @property
    def left(self):
        return self.seats - self.sold

    def sell(self):
        with Lock():
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

    def run(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
