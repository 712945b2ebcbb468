# mistake: started_in_init
# caught by: test_a_buyer_buys_what_it_wants, test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: a thread that starts when it is made works before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

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
        self.start()

    def run(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
