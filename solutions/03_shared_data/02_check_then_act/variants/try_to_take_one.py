"""Variant: no lock: pop() takes a ticket or raises, in one step; nobody looks first."""

from collections import deque
from threading import Thread


class TicketOffice:
    def __init__(self, seats):
        self._seats = seats
        self._tickets = deque(range(seats))

    left = property(lambda self: len(self._tickets))
    sold = property(lambda self: self._seats - len(self._tickets))

    def sell(self):
        try:
            self._tickets.pop()
        except IndexError:
            return False
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
