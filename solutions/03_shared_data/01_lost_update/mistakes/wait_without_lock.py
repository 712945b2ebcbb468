# mistake: wait_without_lock
# caught by: test_deposits_add_up, test_a_teller_deposits_each_amount, test_accounts_are_apart, test_no_deposit_is_lost
# why: a condition can only be notified or waited for by whoever holds its lock.
"""Notifies a condition it does not hold."""

from threading import Condition, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.changed = Condition()

    def deposit(self, amount):
        with self.changed:
            self.balance += amount
        self.changed.notify_all()


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
