"""The ledger: amounts come in one by one or in batches, and nobody ever sees half a batch.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/05_reentrant

says how far you are. Whether somebody can see half a batch is told by

    threadlings check reentrant
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread


class Ledger:
    """Amounts that are posted one by one, or in batches of which nobody sees a part."""

    def __init__(self) -> None:
        # 1. Set up an empty ledger, and what keeps others out.
        raise NotImplementedError("First: complete Ledger.__init__ in ledger.py (number 1 there).")

    @property
    def total(self) -> int:
        """What all entries add up to."""
        # 2. Half a batch must not be in it.
        raise NotImplementedError("Next: complete Ledger.total in ledger.py (number 2 there).")

    def entries(self) -> list[int]:
        """Return the amounts in the order they were entered, as a list of the caller's own."""
        # 3. Whatever the caller does with the list must not matter here.
        raise NotImplementedError("Next: complete Ledger.entries in ledger.py (number 3 there).")

    def post(self, amount: int) -> None:
        """Enter one amount; raise, and leave nothing behind, if it is no number."""
        # 4. Entry and total belong together.
        raise NotImplementedError("Next: complete Ledger.post in ledger.py (number 4 there).")

    def post_all(self, amounts: Iterable[int]) -> None:
        """Enter all amounts together; raise, and leave nothing behind, if one of them is no number."""
        # 5. Call post for each. Who holds the lock meanwhile, and what does post say to that?
        raise NotImplementedError("Next: complete Ledger.post_all in ledger.py (number 5 there).")


class Clerk(Thread):
    """A thread that posts some batches, one after the other."""

    def __init__(
        self, ledger: Ledger, batches: Iterable[Iterable[int]], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 6. As always: set up Thread, then what belongs to this clerk.
        raise NotImplementedError("Next: complete Clerk.__init__ in ledger.py (number 6 there).")

    # 7. Override `run`: post each batch.
