"""Reference: a lock for each account, always taken in the order in which the accounts were made."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from contextlib import ExitStack
from threading import Lock, Thread


class Account:
    """Somebody's money, with a lock of its own and a place in the order of all accounts."""

    numbers = itertools.count()

    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.number = next(Account.numbers)
        self.lock = Lock()


def all_locked(accounts: Iterable[Account]) -> ExitStack:
    """Lock some accounts, each once, in the order of their numbers; leaving the stack unlocks them."""
    by_number = {account.number: account for account in accounts}
    with ExitStack() as locks:
        for _, account in sorted(by_number.items()):
            locks.enter_context(account.lock)
        return locks.pop_all()


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move an amount from one account to another; say whether it was there."""
    with all_locked([source, target]):
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


class Transfer(Thread):
    """A thread that makes one transfer."""

    def __init__(
        self, source: Account, target: Account, amount: int, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.source = source
        self.target = target
        self.amount = amount
        self.done: bool | None = None

    def run(self) -> None:
        self.done = transfer(self.source, self.target, self.amount)


def total(accounts: Iterable[Account]) -> int:
    """Add up all balances as they are at one moment."""
    accounts = list(accounts)
    with all_locked(accounts):
        return sum(account.balance for account in accounts)
