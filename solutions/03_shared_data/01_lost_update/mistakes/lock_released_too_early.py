# mistake: lock_released_too_early
# caught by: test_no_deposit_is_lost
# why: the old balance is read under the lock and stored after it; in between others deposit.
# visible test: misses it
"""Gives the lock back before the new balance is stored."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            new_balance = self.balance + amount
        self.balance = new_balance


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
