import threading


class TicketOffice:
    def __init__(self, seats):
        self.seats = seats
        self.__sold = 0
        self.lock = threading.RLock()

    @property
    def sold(self):
        with self.lock:
            return self.__sold

    @property
    def left(self):
        with self.lock:
            return self.seats - self.sold

    def sell(self):
        with self.lock:
            if self.left > 0:
                self.__sold += 1
                return True
            else:
                return False


class Buyer(threading.Thread):
    def __init__(self, office, wanted, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.office = office
        self.wanted = wanted
        self.got = 0

    def run(self):
        for _ in range(self.wanted):
            if self.office.sell():
                self.got += 1
