# mistake: busy_flag
# caught by: test_no_deposit_is_lost
# why: a flag is looked at and raised in two steps; two tellers can both find it down.
# visible test: misses it
"""Builds a lock of its own from a flag."""

import time
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.busy = False

    def deposit(self, amount):
        while self.busy:
            time.sleep(0.001)
        self.busy = True
        self.balance += amount
        self.busy = False


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
