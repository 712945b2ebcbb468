import queue
import threading


class TicketOffice:
    def __init__(self, seats):
        self.tickets = queue.Queue()
        for seat in range(seats):
            self.tickets.put(seat)
        self.all = seats

    @property
    def left(self):
        return self.tickets.qsize()

    @property
    def sold(self):
        return self.all - self.left

    def sell(self):
        try:
            self.tickets.get_nowait()
        except queue.Empty:
            return False
        return True


class Buyer(threading.Thread):
    def __init__(self, office, wanted, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.office = office
        self.wanted = wanted
        self.got = 0

    def run(self):
        n = self.wanted
        while n > 0:
            n -= 1
            if not self.office.sell():
                continue
            self.got += 1
