# mistake: called_target
# caught by: test_a_buyer_buys_what_it_wants
# why: target=self.work() does the work at once, in whoever makes the thread; the thread gets None to run.
"""Calls the target instead of handing it over."""

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
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        for _ in range(self.wanted):
            if not self.office.sell():
                return
            self.got += 1
