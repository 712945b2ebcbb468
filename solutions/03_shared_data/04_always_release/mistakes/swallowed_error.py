# mistake: swallowed_error
# caught by: test_a_customer_lets_other_errors_out
# why: except Exception also hides what is no refusal at all, such as an amount that is no number.
# told as: caught_too_much
"""Takes every error for a refusal."""

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
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except Exception:
                self.refused.append(amount)
