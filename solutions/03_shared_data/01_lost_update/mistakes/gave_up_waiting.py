# mistake: gave_up_waiting
# caught by: test_no_deposit_is_lost
# why: acquire(timeout=...) returns False when it gave up, and the deposit goes on without the lock.
# visible test: misses it
"""Waits for the lock for a second at most and deposits anyway."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        got_it = self.lock.acquire(timeout=1)
        self.balance += amount
        if got_it:
            self.lock.release()


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
