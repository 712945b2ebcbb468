"""Variant: no lock: appending to a list is one step, and the balance is added up when asked for."""

from threading import Thread


class Account:
    def __init__(self, balance=0):
        self._deposits = [balance]

    def deposit(self, amount):
        self._deposits.append(amount)

    @property
    def balance(self):
        return sum(self._deposits)


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
