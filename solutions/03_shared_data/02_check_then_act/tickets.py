"""Reference: looking whether a seat is free and selling it happen under one lock, as one step."""

from __future__ import annotations

from threading import Lock, Thread


class TicketOffice:
    """Sells the seats of one show, each of them once."""

    def __init__(self, seats: int) -> None:
        self.seats = seats
        self.sold = 0
        self._lock = Lock()

    @property
    def left(self) -> int:
        """How many seats are still free."""
        return self.seats - self.sold

    def sell(self) -> bool:
        """Sell one seat if one is free, and say whether it was."""
        with self._lock:
            if self.sold == self.seats:
                return False
            self.sold += 1
            return True


class Buyer(Thread):
    """A thread that buys some tickets, one after the other."""

    def __init__(
        self, office: TicketOffice, wanted: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.office = office
        self.wanted = wanted
        self.got = 0

    def run(self) -> None:
        for _ in range(self.wanted):
            if self.office.sell():
                self.got += 1
