# mistake: released_unheld
# caught by: test_too_much_is_refused, test_a_customer_notes_refusals, test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: except gives the lock back, and finally gives it back once more.
"""Releases in except and in finally."""

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
        try:
            if amount > self.amount:
                raise ValueError("not enough")
            self.amount -= amount
        except ValueError:
            self.lock.release()
            raise
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
