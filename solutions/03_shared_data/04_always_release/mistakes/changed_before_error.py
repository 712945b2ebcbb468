# mistake: changed_before_error
# caught by: test_too_much_is_refused, test_a_customer_notes_refusals, test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: the money is taken first and missed afterwards; with gives back the lock, not the money.
"""Takes the money, and then looks whether it was there."""

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
            self.amount -= amount
            if self.amount < 0:
                raise ValueError("not enough")


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
