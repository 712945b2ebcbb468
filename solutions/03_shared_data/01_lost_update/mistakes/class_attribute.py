# mistake: class_attribute
# caught by: test_deposits_add_up, test_accounts_are_apart
# why: the balance is kept on the class, so all accounts are one.
"""Keeps the balance on the class."""

from threading import Lock, Thread


class Account:
    balance = 0
    lock = Lock()

    def __init__(self, balance=0):
        Account.balance += balance

    def deposit(self, amount):
        with self.lock:
            Account.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
