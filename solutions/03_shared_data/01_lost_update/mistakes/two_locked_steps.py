# mistake: two_locked_steps
# caught by: test_no_deposit_is_lost
# why: reading is locked and storing is locked, each for itself; between the two others deposit.
# visible test: misses it
"""Locks each step, and not all of them together."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._lock = Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    @balance.setter
    def balance(self, balance):
        with self._lock:
            self._balance = balance

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
