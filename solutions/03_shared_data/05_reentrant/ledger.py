"""Reference: an RLock, which its holder may take again, so that post_all can hold it and call post."""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock, Thread


class Ledger:
    """Amounts that are posted one by one, or in batches of which nobody sees a part."""

    def __init__(self) -> None:
        self._entries: list[int] = []
        self._total = 0
        self._lock = RLock()

    def post(self, amount: int) -> None:
        """Enter one amount."""
        with self._lock:
            self._total += amount
            self._entries.append(amount)

    def post_all(self, amounts: Iterable[int]) -> None:
        """Enter all amounts, or, if one of them is no number, none."""
        amounts = list(amounts)
        sum(amounts)  # raises if one is no number, before anything was entered
        with self._lock:
            for amount in amounts:
                self.post(amount)

    @property
    def total(self) -> int:
        """What all entries add up to."""
        with self._lock:
            return self._total

    def entries(self) -> list[int]:
        """Return the amounts in the order they were entered, as a list of the caller's own."""
        with self._lock:
            return list(self._entries)


class Clerk(Thread):
    """A thread that posts some batches, one after the other."""

    def __init__(
        self, ledger: Ledger, batches: Iterable[Iterable[int]], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self) -> None:
        for batch in self.batches:
            self.ledger.post_all(batch)
