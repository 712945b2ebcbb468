# mistake: lock_never_given_back
# caught by: test_money_goes_in_and_out, test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: the lock is taken and never released, so the next one waits for ever.
"""Forgets release()."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        self.lock.acquire()
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
