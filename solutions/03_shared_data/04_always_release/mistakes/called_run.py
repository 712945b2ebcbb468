# mistake: called_run
# caught by: test_a_customer_notes_refusals, test_no_money_is_lost
# why: run() called in __init__ is an ordinary method call: the work is done at once, and again when the thread starts.
"""Calls run() when it is made."""

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
        self.run()

    def run(self):
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
