# mistake: super_init_late
# caught by: test_a_customer_takes_a_name_and_daemon, test_a_customer_notes_refusals, test_a_customer_lets_other_errors_out, test_no_money_is_lost
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.vault = vault
        self.amounts = amounts
        self.refused = []
        self.name = name or "customer"
        super().__init__(daemon=daemon)

    def run(self):
        for amount in self.amounts:
            try:
                self.vault.withdraw(amount)
            except ValueError:
                self.refused.append(amount)
