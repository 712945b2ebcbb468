# mistake: checked_outside_lock
# caught by: test_no_money_is_lost_or_made
# why: the money is looked for before the lock is held; until it is taken somebody else may have had it.
# visible test: misses it
"""Looks first and locks afterwards."""

from threading import Lock, Thread


lock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance


def transfer(source, target, amount):
    if source.balance < amount:
        return False
    with lock:
        source.balance -= amount
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
    with lock:
        return sum(account.balance for account in accounts)
