# mistake: lock_per_call
# caught by: test_no_deposit_is_lost
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each deposit."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        lock = Lock()
        with lock:
            self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
