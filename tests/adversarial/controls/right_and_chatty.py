# tries: nothing: a right answer that prints, logs and times what it does
# earns: 10
# reasons: none
"""Reference: the account owns one lock, and reading, adding and storing happen under it together."""

from __future__ import annotations

from collections.abc import Iterable
import logging
import sys
import time
from threading import Lock, Thread, current_thread


class Account:
    """Money that any number of tellers pay into."""

    def __init__(self, balance: int = 0) -> None:
        self.balance = balance
        self._lock = Lock()

    def deposit(self, amount: int) -> None:
        """Add an amount to the balance; none is lost, however many tellers do this at once."""
        began = time.perf_counter()
        with self._lock:
            self.balance += amount
        logging.getLogger(__name__).info("%s paid in %s", current_thread().name, amount)
        print(f"took {time.perf_counter() - began:.3f} s", file=sys.stderr, flush=True)


class Teller(Thread):
    """A thread that deposits some amounts in an account, one after the other."""

    def __init__(
        self, account: Account, amounts: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self) -> None:
        for amount in self.amounts:
            self.account.deposit(amount)
