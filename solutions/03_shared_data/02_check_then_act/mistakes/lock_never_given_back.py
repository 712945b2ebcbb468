# mistake: lock_never_given_back
# caught by: test_seats_are_sold_until_none_is_left, test_a_buyer_buys_what_it_wants, test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: the lock is taken and never released, so the second sale waits for ever.
"""Forgets release()."""

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
        self.lock.acquire()
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
