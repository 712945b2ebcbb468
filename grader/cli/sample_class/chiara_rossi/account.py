from queue import Queue
from threading import Thread


class Account:
    """Whoever has the token may change the balance; then the token goes back into the queue."""

    def __init__(self, balance=0):
        self._token = Queue(maxsize=1)
        self._token.put(balance)

    def deposit(self, amount):
        balance = self._token.get()
        self._token.put(balance + amount)

    @property
    def balance(self):
        balance = self._token.get()
        self._token.put(balance)
        return balance


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = list(amounts)

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
