# mistake: deadlock_with_self
# caught by: test_money_goes_in_and_out, test_too_much_is_refused, test_a_customer_notes_refusals, test_a_customer_lets_other_errors_out, test_the_vault_opens_after_an_error, test_no_money_is_lost
# why: withdraw holds the lock and asks for the amount, whose getter waits for the same lock.
"""Takes a lock that it holds already."""

from threading import Lock, Thread


class Vault:
    def __init__(self, amount):
        self._amount = amount
        self.lock = Lock()

    @property
    def amount(self):
        with self.lock:
            return self._amount

    def deposit(self, amount):
        with self.lock:
            self._amount += amount

    def withdraw(self, amount):
        with self.lock:
            if amount > self.amount:
                raise ValueError("not enough")
            self._amount -= amount


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
