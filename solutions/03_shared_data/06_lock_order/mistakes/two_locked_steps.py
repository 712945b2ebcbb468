# mistake: two_locked_steps
# caught by: test_the_total_always_stands
# why: taking is locked and giving is locked, each for itself; in between the money is nowhere.
# visible test: misses it
"""Takes under one lock and gives under the other."""

import itertools
from contextlib import ExitStack
from threading import Lock, Thread


class Account:
    numbers = itertools.count()

    def __init__(self, balance):
        self.balance = balance
        self.number = next(Account.numbers)
        self.lock = Lock()


def transfer(source, target, amount):
    with source.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
    with target.lock:
        target.balance += amount
    return True


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
