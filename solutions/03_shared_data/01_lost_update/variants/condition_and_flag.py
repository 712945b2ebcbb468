"""Variant: a flag says whether somebody is at the account; who finds it up waits to be told."""

from threading import Condition, Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.taken = False
        self.free = Condition()

    def deposit(self, amount):
        with self.free:
            while self.taken:
                self.free.wait()
            self.taken = True
        self.balance = self.balance + amount
        with self.free:
            self.taken = False
            self.free.notify()


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
