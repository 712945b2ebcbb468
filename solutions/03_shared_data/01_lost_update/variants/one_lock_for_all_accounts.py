"""Variant: one lock for every account there is: wider than needed, and right."""

from threading import Lock, Thread


class Account:
    lock = Lock()

    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        with Account.lock:
            self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
