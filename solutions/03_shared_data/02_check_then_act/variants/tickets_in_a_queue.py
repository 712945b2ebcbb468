"""Variant: the tickets themselves lie in a queue; taking one and finding none is one step of the queue."""

from queue import Empty, SimpleQueue
from threading import Thread


class TicketOffice:
    def __init__(self, seats):
        self._seats = seats
        self._tickets = SimpleQueue()
        for seat in range(seats):
            self._tickets.put(seat)

    @property
    def left(self):
        return self._tickets.qsize()

    @property
    def sold(self):
        return self._seats - self.left

    def sell(self):
        try:
            self._tickets.get_nowait()
        except Empty:
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
