from threading import Lock, Semaphore, Thread


class TicketOffice:
    def __init__(self, seats):
        self._free = Semaphore(seats)
        self._count_lock = Lock()
        self.sold = 0
        self._seats = seats

    @property
    def left(self):
        return self._seats - self.sold

    def sell(self):
        ok = self._free.acquire(blocking=False)
        if ok:
            with self._count_lock:
                self.sold += 1
        return ok


class Buyer(Thread):
    def __init__(self, office, wanted, **kw):
        super().__init__(**kw)
        self.office, self.wanted, self.got = office, wanted, 0

    def run(self):
        self.got = sum(self.office.sell() for _ in range(self.wanted))
