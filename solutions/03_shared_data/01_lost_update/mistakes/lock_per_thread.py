# mistake: lock_per_thread
# caught by: test_no_deposit_is_lost
# why: each teller holds its own lock, so two tellers are in the account at the same time.
# visible test: misses it
"""Gives each teller a lock."""

from threading import Lock, Thread


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
        self.lock = Lock()

    def run(self):
        for amount in self.amounts:
            with self.lock:
                self.account.deposit(amount)
