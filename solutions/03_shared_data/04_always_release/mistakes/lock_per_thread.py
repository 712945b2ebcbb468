# mistake: lock_per_thread
# caught by: test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: each customer holds its own lock, so two customers are at the vault at the same time.
# visible test: misses it
"""Gives each customer a lock."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount

    def deposit(self, amount):
        self.amount += amount

    def withdraw(self, amount):
        if amount > self.amount:
            raise ValueError("not enough")
        self.amount -= amount


class Customer(Thread):
    def __init__(self, vault, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.vault = vault
        self.amounts = amounts
        self.refused = []
        self.lock = Lock()

    def run(self):
        for amount in self.amounts:
            try:
                with self.lock:
                    self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
