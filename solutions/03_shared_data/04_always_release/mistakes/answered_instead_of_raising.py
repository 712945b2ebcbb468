# mistake: answered_instead_of_raising
# caught by: test_too_much_is_refused, test_a_customer_notes_refusals, test_no_money_is_lost
# why: withdraw catches its own error, so whoever calls it believes that the money was there.
# told as: nothing
"""Swallows the error inside the vault."""

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
            try:
                if amount > self.amount:
                    raise ValueError("not enough")
                self.amount -= amount
            except ValueError as error:
                return error


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
