# mistake: super_init_late
# caught by: test_a_buyer_takes_a_name_and_daemon, test_a_buyer_buys_what_it_wants, test_no_seat_is_sold_twice, test_every_free_seat_can_be_had
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.office = office
        self.wanted = wanted
        self.got = 0
        self.name = name or "buyer"
        super().__init__(daemon=daemon)

    def run(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
