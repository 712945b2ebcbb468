"""Variant: one lock for the whole bank. Fewer can work at once, and nothing can go wrong."""

from threading import Lock, Thread


lock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    with lock:
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
    with lock:
        return sum(account.balance for account in accounts)
