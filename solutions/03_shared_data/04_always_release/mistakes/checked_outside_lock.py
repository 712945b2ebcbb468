# mistake: checked_outside_lock
# caught by: test_no_money_is_lost
# why: the money is looked for before the lock is held; until it is taken somebody else may have had it.
# visible test: misses it
"""Raises before the lock is taken."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.amount += amount

    def withdraw(self, amount):
        if amount > self.amount:
            raise ValueError("not enough")
        with self.lock:
            self.amount -= amount


class Customer(Thread):
    def __init__(self, vault, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.vault = vault
        self.amounts = amounts
        self.refused = []

    def run(self):
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
