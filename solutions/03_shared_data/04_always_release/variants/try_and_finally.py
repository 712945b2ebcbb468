"""Variant: acquire and release by hand: what stands in finally is done on every way out."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        self.lock.acquire()
        try:
            self.amount += amount
        finally:
            self.lock.release()

    def withdraw(self, amount):
        self.lock.acquire()
        try:
            left = self.amount - amount
            if left < 0:
                raise ValueError("not enough")
            self.amount = left
        finally:
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
