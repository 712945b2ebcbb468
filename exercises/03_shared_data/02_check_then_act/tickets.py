"""The ticket office: many buyers at once, and every seat is sold exactly once.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/02_check_then_act

says how far you are. Its last test seldom catches the seat that is sold twice; this one does:

    threadlings check check_then_act
"""

from __future__ import annotations

from threading import Thread


class TicketOffice:
    """Sells the seats of one show, each of them once.

    Attributes:
        sold: how many seats were sold.
        left: how many are still free.
    """

    def __init__(self, seats: int) -> None:
        # 1. Set up the two counts, and what keeps two buyers out of each other's way.
        raise NotImplementedError("First: complete TicketOffice.__init__ in tickets.py (number 1 there).")

    def sell(self) -> bool:
        """Sell one seat if one is free, and say whether it was."""
        # 2. Looking and selling: what may happen between the two?
        raise NotImplementedError("Next: complete TicketOffice.sell in tickets.py (number 2 there).")


class Buyer(Thread):
    """A thread that buys some tickets, one after the other.

    Attributes:
        got: how many it has got so far.
    """

    def __init__(
        self, office: TicketOffice, wanted: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 3. As always: set up Thread, then what belongs to this buyer.
        raise NotImplementedError("Next: complete Buyer.__init__ in tickets.py (number 3 there).")

    # 4. Override `run`: buy as many as wanted. A buyer who is told that there are none left may go home.
