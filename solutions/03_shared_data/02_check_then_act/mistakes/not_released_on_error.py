# mistake: not_released_on_error
# caught by: test_no_seat_is_sold_twice
# why: where no seat is left the function returns with the lock held, and the next buyer waits for ever.
# visible test: misses it
"""Gives the lock back only after a sale."""

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
        if self.sold == self.seats:
            return False
        self.sold += 1
        self.lock.release()
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
