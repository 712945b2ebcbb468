# mistake: first_amount_only
# caught by: test_a_teller_deposits_each_amount, test_no_deposit_is_lost
# why: return inside the loop ends run() after the first amount.
# told as: nothing
"""Returns from the loop."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
            return
