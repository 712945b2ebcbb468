# mistake: no_lock
# caught by: test_no_money_is_lost_or_made, test_the_total_always_stands
# why: looking, taking and giving are separate steps; another transfer can come between any two of them.
# visible test: misses it
"""Moves the money without a lock."""

from threading import Thread


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
    return sum(account.balance for account in accounts)
