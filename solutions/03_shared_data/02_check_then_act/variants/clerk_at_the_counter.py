"""Variant: one thread sells everything; everybody else asks it, and waits for the answer."""

from queue import SimpleQueue
from threading import Thread


class TicketOffice:
    def __init__(self, seats):
        self.left = seats
        self.sold = 0
        self._asked = SimpleQueue()
        Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            answer = self._asked.get()
            free = self.left > 0
            if free:
                self.left -= 1
                self.sold += 1
            answer.put(free)

    def sell(self):
        answer = SimpleQueue()
        self._asked.put(answer)
        return answer.get()


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
