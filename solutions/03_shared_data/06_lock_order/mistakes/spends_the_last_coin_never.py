# mistake: spends_the_last_coin_never
# caught by: test_money_moves_if_it_is_there, test_a_transfer_keeps_its_answer, test_no_money_is_lost_or_made
# why: having exactly the amount is enough; <= refuses it.
# told as: nothing
"""Refuses to empty an account."""

import itertools
from contextlib import ExitStack
from threading import Lock, Thread


class Account:
    numbers = itertools.count()

    def __init__(self, balance):
        self.balance = balance
        self.number = next(Account.numbers)
        self.lock = Lock()


def move(source, target, amount):
    if source.balance <= amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    if source is target:
        with source.lock:
            return source.balance >= amount
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        return move(source, target, amount)


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
    with ExitStack() as locks:
        for account in sorted(accounts, key=lambda account: account.number):
            locks.enter_context(account.lock)
        return sum(account.balance for account in accounts)
