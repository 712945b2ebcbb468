"""Reference: `with` gives the lock back on every way out, also when the block ends with an error."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock, Thread


class Vault:
    """Money that is paid in and out by many, and never more out than is there."""

    def __init__(self, amount: int) -> None:
        self.amount = amount
        self._lock = Lock()

    def deposit(self, amount: int) -> None:
        """Put an amount in."""
        with self._lock:
            self.amount += amount

    def withdraw(self, amount: int) -> None:
        """Take an amount out; ValueError, and nothing taken, if so much is not there."""
        with self._lock:
            if amount > self.amount:
                raise ValueError(f"{amount} were asked for, and there are {self.amount}")
            self.amount -= amount


class Customer(Thread):
    """A thread that takes some amounts out, one after the other."""

    def __init__(
        self, vault: Vault, amounts: Iterable[int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.vault = vault
        self.amounts = amounts
        self.refused: list[int] = []

    def run(self) -> None:
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
