"""Variant: sells first and takes it back if it was one too many, all of it inside one condition."""

from threading import Condition, Thread


class TicketOffice:
    def __init__(self, seats):
        self.left = seats
        self.sold = 0
        self._counter = Condition()

    def sell(self):
        self._counter.acquire()
        try:
            self.left -= 1
            self.sold += 1
            if self.left < 0:
                self.left += 1
                self.sold -= 1
                return False
            return True
        finally:
            self._counter.release()


class Buyer(Thread):
    def __init__(self, office, wanted, **options):
        Thread.__init__(self, target=self.buy, args=(wanted,), **options)
        self.office = office
        self.got = 0

    def buy(self, wanted):
        self.got = sum(self.office.sell() for _ in range(wanted))
