# mistake: ordered_by_balance
# caught by: test_transfers_in_all_directions_end, test_the_total_always_stands
# why: balances change, so two transfers can see the same two accounts in different orders.
# told as: lock_order_inversion
# visible test: misses it
"""Sorts the locks by how much is in the accounts."""

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
    if source is target:
        with source.lock:
            return source.balance >= amount
    first, second = (source, target) if source.balance < target.balance else (target, source)
    with first.lock, second.lock:
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
