"""The bank: money goes both ways at the same time, none gets lost, and nobody waits for ever.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/06_lock_order

says how far you are. Whether a deadlock is possible at all, and how, is told by

    threadlings check lock_order
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread


class Account:
    """Somebody's money. Given; you may add to it what you need.

    Attributes:
        balance: how much there is.
    """

    def __init__(self, balance: int) -> None:
        self.balance = balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move an amount from one account to another; say whether it was there.

    False, and nothing moved, if the source has less. Any number of transfers may run at once, in any
    direction, also from an account to itself: then nothing moves, and the answer says whether the
    amount was there.
    """
    # 1. Nobody may see the accounts while the money is under way. And nobody may wait for ever.
    raise NotImplementedError("First: complete transfer in bank.py (number 1 there).")


class Transfer(Thread):
    """A thread that makes one transfer.

    Attributes:
        done: None at first, then what the transfer answered.
    """

    def __init__(
        self, source: Account, target: Account, amount: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 2. As always: set up Thread, then what belongs to this transfer. Then override `run` below.
        raise NotImplementedError("Next: complete Transfer.__init__ and run in bank.py (number 2 there).")


def total(accounts: Iterable[Account]) -> int:
    """Add up all balances as they are at one moment, with no transfer half done."""
    # 3. What has to stand still while you add up?
    raise NotImplementedError("Last: complete total in bank.py (number 3 there).")
