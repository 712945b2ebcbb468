# mistake: lock_never_given_back
# caught by: test_deposits_add_up, test_a_teller_deposits_each_amount, test_accounts_are_apart, test_no_deposit_is_lost
# why: the lock is taken and never released, so the second deposit waits for ever.
"""Forgets release()."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        self.lock.acquire()
        self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
