# mistake: deposit_not_released
# caught by: test_the_vault_opens_after_an_error
# why: adding something that is no number raises in the middle of deposit, where the lock is not given back.
# told as: not_released_on_error
"""Takes care of withdraw, not of deposit."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

    def deposit(self, amount):
        self.lock.acquire()
        self.amount += amount
        self.lock.release()

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
