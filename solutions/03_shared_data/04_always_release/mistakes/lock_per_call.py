# mistake: lock_per_call
# caught by: test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each call."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount

    def deposit(self, amount):
        with Lock():
            self.amount += amount

    def withdraw(self, amount):
        with Lock():
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
