# mistake: stopped_at_refusal
# caught by: test_a_customer_notes_refusals
# why: the try is around the whole loop, so the first refusal ends it.
# told as: nothing
"""Catches the refusal outside the loop."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.amount += amount

    def withdraw(self, amount):
        with self.lock:
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
        try:
            for amount in self.amounts:
                self.vault.withdraw(amount)
        except ValueError:
            self.refused.append(amount)
