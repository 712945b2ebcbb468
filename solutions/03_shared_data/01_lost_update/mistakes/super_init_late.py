# mistake: super_init_late
# caught by: test_a_teller_takes_a_name_and_daemon, test_a_teller_deposits_each_amount, test_no_deposit_is_lost
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from threading import Lock, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        self.account = account
        self.amounts = amounts
        self.name = name or "teller"
        super().__init__(daemon=daemon)

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
