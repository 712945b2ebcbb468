"""Variant: finds out under the lock, and raises when the lock is back; a semaphore for one is the lock."""

from threading import Semaphore, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.turn = Semaphore()

    def deposit(self, amount):
        with self.turn:
            self.amount += amount

    def withdraw(self, amount):
        with self.turn:
            enough = amount <= self.amount
            if enough:
                self.amount -= amount
        if not enough:
            raise ValueError(f"no {amount} here")


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
