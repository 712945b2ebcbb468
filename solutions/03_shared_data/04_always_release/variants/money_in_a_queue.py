"""Variant: the money lies in a queue of one place; whoever takes it out puts it back, less or not."""

from contextlib import contextmanager
from queue import Queue
from threading import Thread


class Vault:
    def __init__(self, amount):
        self._safe = Queue(1)
        self._safe.put(amount)

    @contextmanager
    def _opened(self):
        content = [self._safe.get()]
        try:
            yield content
        finally:
            self._safe.put(content[0])

    @property
    def amount(self):
        with self._opened() as content:
            return content[0]

    def deposit(self, amount):
        with self._opened() as content:
            content[0] += amount

    def withdraw(self, amount):
        with self._opened() as content:
            if content[0] < amount:
                raise ValueError("not enough")
            content[0] -= amount


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
