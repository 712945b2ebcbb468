"""Variant: a semaphore with as many places as seats: to take one without waiting is to buy."""

from threading import Semaphore, Thread


class TicketOffice:
    def __init__(self, seats):
        self._seats = seats
        self._free = Semaphore(seats)
        self._stubs = []

    @property
    def sold(self):
        return len(self._stubs)

    @property
    def left(self):
        return self._seats - self.sold

    def sell(self):
        if not self._free.acquire(blocking=False):
            return False
        self._stubs.append("sold")
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
