"""Variant: takes one lock and tries the other; if that is taken, lets go of both and comes back a little later."""

import time
from threading import Lock, Thread


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = Lock()


def lock_all(accounts):
    """Take all locks or none."""
    held = []
    for account in accounts:
        if not account.lock.acquire(blocking=False):
            for each in held:
                each.lock.release()
            return False
        held.append(account)
    return True


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    accounts = [source] if source is target else [source, target]
    while not lock_all(accounts):
        time.sleep(0.001)
    try:
        return move(source, target, amount)
    finally:
        for account in accounts:
            account.lock.release()


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
    while not lock_all(accounts):
        time.sleep(0.001)
    try:
        return sum(account.balance for account in accounts)
    finally:
        for account in accounts:
            account.lock.release()
