# mistake: class_attribute
# caught by: test_seats_are_sold_until_none_is_left
# why: what was sold is kept on the class, so all shows sell the same seats.
"""Counts the sales on the class."""

from threading import Lock, Thread


class TicketOffice:
    sold = 0
    lock = Lock()

    def __init__(self, seats):
        self.seats = seats

    @property
    def left(self):
        return self.seats - self.sold

    def sell(self):
        with self.lock:
            if self.left <= 0:
                return False
            TicketOffice.sold += 1
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
