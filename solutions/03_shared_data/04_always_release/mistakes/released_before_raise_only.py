# mistake: released_before_raise_only
# caught by: test_the_vault_opens_after_an_error
# why: the error that was thought of gives the lock back; the one that Python raises itself does not.
# told as: not_released_on_error
"""Gives the lock back before its own raise, and forgets other errors."""

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
            self.lock.release()
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
