# mistake: not_released_on_error
# caught by: test_money_moves_if_it_is_there, test_a_transfer_to_oneself_moves_nothing
# why: when the money is short the function returns with the lock held, and the next transfer waits for ever.
"""Gives the lock back only when the money was there."""

from threading import Lock, Thread


lock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance


def transfer(source, target, amount):
    lock.acquire()
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    lock.release()
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
