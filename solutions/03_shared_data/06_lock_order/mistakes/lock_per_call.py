# mistake: lock_per_call
# caught by: test_no_money_is_lost_or_made, test_the_total_always_stands
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each transfer."""

from threading import Lock, Thread


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
    with Lock():
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
    with Lock():
        return sum(account.balance for account in accounts)
