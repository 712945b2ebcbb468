# mistake: no_lock
# caught by: test_no_deposit_is_lost
# why: reading, adding and storing are three steps; between them another teller's deposit vanishes.
# visible test: misses it
"""Adds without a lock."""

from threading import Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
