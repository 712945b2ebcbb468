# mistake: joined_itself
# caught by: test_a_customer_notes_refusals, test_no_money_is_lost
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

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
            except ValueError:
                self.refused.append(amount)
        self.join()
