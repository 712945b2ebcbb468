"""Variant: a list of the accounts in use, under one condition; who needs one of them waits until it is free."""

from contextlib import contextmanager
from threading import Condition, Thread


in_use = []
changed = Condition()


class Account:
    def __init__(self, balance):
        self.balance = balance


@contextmanager
def reserved(*accounts):
    with changed:
        changed.wait_for(lambda: not any(account is other for account in accounts for other in in_use))
        in_use.extend(accounts)
    try:
        yield
    finally:
        with changed:
            for account in accounts:
                in_use.remove(account)
            changed.notify_all()


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    with reserved(source, target):
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
    with reserved(*accounts):
        return sum(account.balance for account in accounts)
