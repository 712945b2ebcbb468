"""Variant: a semaphore with one ticket, in an account that keeps its balance in a dictionary."""

from threading import Semaphore, Thread


class Account:
    def __init__(self, balance=0):
        self._book = {"balance": balance}
        self._ticket = Semaphore()

    def deposit(self, amount):
        with self._ticket:
            self._book["balance"] += amount

    @property
    def balance(self):
        return self._book["balance"]


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
