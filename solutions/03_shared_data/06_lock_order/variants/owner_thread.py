"""Variant: one thread makes all transfers; everybody else sends it slips and waits for the answer."""

import queue
from concurrent.futures import Future
from threading import Thread


slips = queue.SimpleQueue()


class Account:
    def __init__(self, balance):
        self.balance = balance


def keep_books():
    while True:
        answer, work, arguments = slips.get()
        answer.set_result(work(*arguments))


def ask(work, *arguments):
    answer = Future()
    slips.put((answer, work, arguments))
    return answer.result()


Thread(target=keep_books, name="books", daemon=True).start()


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    return ask(move, source, target, amount)


class Transfer(Thread):
    def __init__(self, source, target, amount, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.source = source
        self.target = target
        self.amount = amount
        self.done = None

    def run(self):
        self.done = transfer(self.source, self.target, self.amount)


def add_up(accounts):
    return sum(account.balance for account in accounts)


def total(accounts):
    return ask(add_up, list(accounts))
