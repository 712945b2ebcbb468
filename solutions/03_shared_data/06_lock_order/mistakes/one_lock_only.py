# mistake: one_lock_only
# caught by: test_no_money_is_lost_or_made
# why: only the source is locked, so two transfers into the same account can overwrite each other's balance.
# visible test: misses it
"""Locks one of the two accounts."""

import itertools
from contextlib import ExitStack
from threading import Lock, Thread


class Account:
    numbers = itertools.count()

    def __init__(self, balance):
        self.balance = balance
        self.number = next(Account.numbers)
        self.lock = Lock()


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    with source.lock:
        return move(source, target, amount)


class Transfer(Thread):
    def __init__(self, source, target, amount, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.source = source
        self.target = target
        self.amount = amount
        self.done = None

    def run(self):
        self.done = transfer(self.source, self.target, self.amount)


def total(accounts):
    with ExitStack() as locks:
        for account in sorted(accounts, key=lambda account: account.number):
            locks.enter_context(account.lock)
        return sum(account.balance for account in accounts)
