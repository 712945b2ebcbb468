"""Variant: the balance itself lies in a queue of one place: who takes it out is alone with it."""

from queue import Queue
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self._purse = Queue(maxsize=1)
        self._purse.put(balance)

    def deposit(self, amount):
        self._purse.put(self._purse.get() + amount)

    @property
    def balance(self):
        balance = self._purse.get()
        self._purse.put(balance)
        return balance


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
