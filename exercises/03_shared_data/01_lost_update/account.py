"""The account: tellers pay in at the same time, and every deposit must still be there in the end.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/01_lost_update

says how far you are. Its last test cannot see a lost deposit on most of today's Pythons; this one can:

    threadlings check lost_update
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread


class Account:
    """Money that any number of tellers pay into.

    Attributes:
        balance: what was there at first and all deposits since.
    """

    def __init__(self, balance: int = 0) -> None:
        # 1. Set up the balance, and what the tellers need so as not to get in each other's way.
        raise NotImplementedError("First: complete Account.__init__ in account.py (number 1 there).")

    def deposit(self, amount: int) -> None:
        """Add an amount to the balance; none is lost, however many tellers do this at once."""
        # 2. Which steps must not be torn apart?
        raise NotImplementedError("Next: complete Account.deposit in account.py (number 2 there).")


class Teller(Thread):
    """A thread that deposits some amounts in an account, one after the other."""

    def __init__(
        self, account: Account, amounts: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 3. As for Greeter and Cook: set up Thread, then what belongs to this teller.
        raise NotImplementedError("Next: complete Teller.__init__ in account.py (number 3 there).")

    # 4. Override `run`: deposit each of the amounts.
