# mistake: called_run
# caught by: test_a_buyer_buys_what_it_wants, test_every_free_seat_can_be_had
# why: run() called in __init__ is an ordinary method call: the work is done at once, and again when the thread starts.
"""Calls run() when it is made."""

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
        self.run()

    def run(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
