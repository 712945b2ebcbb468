# mistake: counted_refusals
# caught by: test_a_buyer_buys_what_it_wants, test_no_seat_is_sold_twice
# why: got is counted up before the answer is looked at, so a refusal counts as a ticket.
# told as: nothing
"""Counts what it asked for."""

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
            if self.sold >= self.seats:
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
            self.got += 1
            if not self.office.sell():
                return
