"""Variant: a reentrant lock taken and given back by hand; the getter takes it too."""

from threading import RLock, Thread


class Account:
    def __init__(self, balance=0):
        self._lock = RLock()
        self._balance = balance

    @property
    def balance(self):
        self._lock.acquire()
        try:
            return self._balance
        finally:
            self._lock.release()

    def deposit(self, amount):
        self._lock.acquire()
        try:
            self._balance = self.balance + amount
        finally:
            self._lock.release()


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
