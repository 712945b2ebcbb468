# mistake: asked_whether_locked
# caught by: test_no_deposit_is_lost
# why: locked() only tells how it was a moment ago; it keeps nobody out.
# visible test: misses it
"""Waits until the lock is free and then does not take it."""

import time
from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        while self.lock.locked():
            time.sleep(0.001)
        self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
