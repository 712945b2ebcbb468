# mistake: locked_read_only
# caught by: test_no_deposit_is_lost
# why: the getter is locked and the update is not, though the update is what must not be torn apart.
# visible test: misses it
"""Locks reading the balance, not changing it."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._lock = Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def deposit(self, amount):
        self._balance = self.balance + amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
