# mistake: not_released_on_error
# caught by: test_a_customer_notes_refusals, test_the_vault_opens_after_an_error
# why: raise leaves at once; the release() below it is not reached, and everybody after it waits for ever.
"""Releases at the end, which an error never reaches."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.amount += amount

    def withdraw(self, amount):
        self.lock.acquire()
        if amount > self.amount:
            raise ValueError("not enough")
        self.amount -= amount
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
