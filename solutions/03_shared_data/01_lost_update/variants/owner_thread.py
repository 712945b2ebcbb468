"""Variant: one thread owns the balance; deposits are sent to it, and reading waits until they arrived."""

import queue
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._slips = queue.Queue()
        Thread(target=self._keep_books, daemon=True).start()

    def _keep_books(self):
        while True:
            self._balance += self._slips.get()
            self._slips.task_done()

    def deposit(self, amount):
        self._slips.put(amount)

    @property
    def balance(self):
        self._slips.join()
        return self._balance


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
