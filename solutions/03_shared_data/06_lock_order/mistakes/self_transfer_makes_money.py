# mistake: self_transfer_makes_money
# caught by: test_a_transfer_to_oneself_moves_nothing
# why: both balances are read before either is stored; from an account to itself the second store wins.
# told as: nothing
"""Works out both new balances before storing them."""

from threading import Lock, Thread


lock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance


def transfer(source, target, amount):
    with lock:
        left, gained = source.balance - amount, target.balance + amount
        if left < 0:
            return False
        source.balance = left
        target.balance = gained
        return True


class Transfer(Thread):
    def __init__(self, source, target, amount, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.source = source
        self.target = target
        self.amount = amount
        self.done = None

    def run(self):
        self.done = transfer(self.source, self.target, self.amount)


def total(accounts):
    with lock:
        return sum(account.balance for account in accounts)
