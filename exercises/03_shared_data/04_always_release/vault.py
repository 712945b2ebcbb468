"""The vault: it opens for the next one, whatever happened to the one before.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/04_always_release

says how far you are. In which order things can go wrong is told by

    threadlings check always_release
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread


class Vault:
    """Money that is paid in and out by many, and never more out than is there.

    Attributes:
        amount: how much there is.
    """

    def __init__(self, amount: int) -> None:
        # 1. Set up the amount, and what lets one customer in at a time.
        raise NotImplementedError("First: complete Vault.__init__ in vault.py (number 1 there).")

    def deposit(self, amount: int) -> None:
        """Put an amount in."""
        # 2. What if the amount is no number? Python raises TypeError by itself. And then?
        raise NotImplementedError("Next: complete Vault.deposit in vault.py (number 2 there).")

    def withdraw(self, amount: int) -> None:
        """Take an amount out.

        Raises:
            ValueError: So much is not there. Nothing was taken.
        """
        # 3. How many ways lead out of this method?
        raise NotImplementedError("Next: complete Vault.withdraw in vault.py (number 3 there).")


class Customer(Thread):
    """A thread that takes some amounts out, one after the other.

    Attributes:
        refused: the amounts it could not have, in order.
    """

    def __init__(
        self, vault: Vault, amounts: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 4. As always: set up Thread, then what belongs to this customer.
        raise NotImplementedError("Next: complete Customer.__init__ in vault.py (number 4 there).")

    # 5. Override `run`: try to withdraw each amount. A refusal is noted, and on it goes.
