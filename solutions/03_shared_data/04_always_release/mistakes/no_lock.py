# mistake: no_lock
# caught by: test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: two customers both find the money there and both take it.
# visible test: misses it
"""Looks and takes without a lock."""

from threading import Thread


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

    def run(self):
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
