# mistake: called_target
# caught by: test_a_teller_deposits_each_amount
# why: target=self.deposit_all() deposits at once, in whoever makes the Teller; the thread gets None to run.
"""Calls the target instead of handing it over."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        self.account = account
        self.amounts = amounts
        super().__init__(target=self.deposit_all(), name=name, daemon=daemon)

    def deposit_all(self):
        for amount in self.amounts:
            self.account.deposit(amount)
