# mistake: deadlock_with_self
# caught by: test_deposits_add_up, test_a_teller_deposits_each_amount, test_accounts_are_apart, test_no_deposit_is_lost
# why: deposit holds the lock and asks for the balance, whose getter waits for the same lock.
"""Takes a lock that it holds already."""

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
        with self._lock:
            self._balance = self.balance + amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
