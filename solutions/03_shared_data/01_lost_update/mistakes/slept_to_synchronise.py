# mistake: slept_to_synchronise
# caught by: test_no_deposit_is_lost
# why: a pause of its own for each teller only makes it likely that they miss each other.
# visible test: misses it
"""Lets each teller start a little later."""

import itertools
import time
from threading import Thread

pauses = itertools.count()


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
        self.pause = next(pauses)

    def run(self):
        time.sleep(self.pause)
        for amount in self.amounts:
            self.account.deposit(amount)
