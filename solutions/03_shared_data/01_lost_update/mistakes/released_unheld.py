# mistake: released_unheld
# caught by: test_deposits_add_up, test_a_teller_deposits_each_amount, test_accounts_are_apart, test_no_deposit_is_lost
# why: with gives the lock back by itself; a second release() has nothing to release and raises RuntimeError.
"""Releases by hand what `with` releases too."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount
            self.lock.release()


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
