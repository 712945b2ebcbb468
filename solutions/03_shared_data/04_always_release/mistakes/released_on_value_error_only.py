# mistake: released_on_value_error_only
# caught by: test_the_vault_opens_after_an_error
# why: only one kind of error leads to the release, and any other leaves with the lock.
# told as: not_released_on_error
"""Catches one kind of error so as to release."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.amount += amount

    def withdraw(self, amount):
        self.lock.acquire()
        try:
            if amount > self.amount:
                raise ValueError("not enough")
            self.amount -= amount
        except ValueError:
            self.lock.release()
            raise
        self.lock.release()


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
