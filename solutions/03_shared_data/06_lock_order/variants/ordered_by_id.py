"""Variant: reentrant locks, taken in the order of id(), so that the same account twice is no matter."""

from threading import RLock, Thread


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = RLock()


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    first, second = sorted((source, target), key=id)
    with first.lock:
        with second.lock:
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
    return add_up(sorted(accounts, key=id))


def add_up(accounts):
    if not accounts:
        return 0
    with accounts[0].lock:
        return accounts[0].balance + add_up(accounts[1:])
