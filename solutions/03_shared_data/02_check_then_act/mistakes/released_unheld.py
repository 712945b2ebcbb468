# mistake: released_unheld
# caught by: test_seats_are_sold_until_none_is_left, test_a_buyer_buys_what_it_wants, test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: with gives the lock back by itself; a second release() has nothing to release.
"""Releases by hand before it returns, inside `with`."""

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
            if self.sold == self.seats:
                self.lock.release()
                return False
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
