# mistake: called_target
# caught by: test_a_transfer_keeps_its_answer
# why: target=transfer(...) moves the money at once, in whoever makes the Transfer; the thread gets the answer to run.
"""Calls the target instead of handing it over."""

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
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        return move(source, target, amount)


class Transfer(Thread):
    def __init__(self, source, target, amount, *, name=None, daemon=None):
        self.done = None
        super().__init__(target=self.make(source, target, amount), name=name, daemon=daemon)

    def make(self, source, target, amount):
        self.done = transfer(source, target, amount)


def total(accounts):
    with ExitStack() as locks:
        for account in sorted(accounts, key=lambda account: account.number):
            locks.enter_context(account.lock)
        return sum(account.balance for account in accounts)
